import type { ImportRecord, Resolution } from '../../program/index.ts';
import type { AnalysedProgram } from '../../program/index.ts';

/** Where an import leads in the tree, also when the file is still to come: its place decides, not its content. */
export function importTarget(from: string, { specifier }: Pick<ImportRecord, 'specifier'>, program: AnalysedProgram): string | undefined {
  const resolution: Resolution = program.resolve(from, specifier);
  if (resolution.type === 'file') return resolution.path;
  return resolution.type === 'missing' ? resolution.candidates[0] : undefined;
}
