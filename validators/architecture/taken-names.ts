import { importsIn, parentOf } from '../../program/index.ts';
import type { AnalysedProgram, ImportRecord } from '../../program/index.ts';

/** What one file takes from another by one import. */
export interface TakenNames {
  readonly record: ImportRecord;
  /** `all` for whole modules, `export *`, dynamic imports and `require`. */
  readonly names: 'all' | readonly string[];
}

/** What a file takes from another, import by import. */
export function takenNames(from: string, target: string, program: AnalysedProgram): readonly TakenNames[] {
  const units = program.module(from)?.units ?? [];
  return units.flatMap((unit) => importsIn(unit)).flatMap((record) => {
    const resolution = program.resolve(from, record.specifier);
    const leads = resolution.type === 'file' ? resolution.path === target : resolution.type === 'missing' && resolution.candidates.includes(target);
    return leads ? [{ record, names: namesOf(record) }] : [];
  });
}

function namesOf(record: ImportRecord): 'all' | readonly string[] {
  const declaration = parentOf(record.node);
  if (declaration?.type === 'ExportNamedDeclaration') return record.members.map(({ name }) => name);
  if (declaration?.type !== 'ImportDeclaration' || declaration.specifiers.some((each) => each.type === 'ImportNamespaceSpecifier')) return 'all';
  const byDefault = declaration.specifiers.some((each) => each.type === 'ImportDefaultSpecifier') ? ['default'] : [];
  return [...byDefault, ...record.members.map(({ name }) => name)];
}
