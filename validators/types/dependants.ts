import path from 'node:path';
import type { AnalysedProgram } from '../../program/index.ts';

/**
 * The files of a project that rest on a file, directly or through others, and that the run has not brought itself. A file can
 * only import it under a name that ends in its own, so the texts are searched for that before they are parsed.
 */
export function dependantsOf(changed: string, files: readonly string[], program: AnalysedProgram): readonly string[] {
  const inRun = new Set(program.runPaths());
  const candidates = files.filter((file) => !inRun.has(file));
  const found = new Set<string>();
  const open = [changed];
  for (let target = open.pop(); target !== undefined; target = open.pop()) {
    const name = importedName(target);
    for (const file of candidates) {
      if (found.has(file) || file === target || program.text(file)?.includes(name) !== true || !imports(file, target, program)) continue;
      found.add(file);
      open.push(file);
    }
  }
  return [...found].sort();
}

function importedName(file: string): string {
  const stem = path.posix.basename(file).replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  return stem === 'index' ? path.posix.basename(path.posix.dirname(file)).replace(/^\.$/, '.') : stem;
}

function imports(file: string, target: string, program: AnalysedProgram): boolean {
  const specifiers = program.module(file)?.imports.map(({ specifier }) => specifier) ?? [];
  return specifiers.some((specifier) => {
    const resolution = program.resolve(file, specifier);
    return resolution.type === 'file' ? resolution.path === target : resolution.type === 'missing' && resolution.candidates.includes(target);
  });
}
