import type { CaseFile } from '../../rules/judge.ts';
import { codeSurface, createRouteSearch } from '../../../program/index.ts';
import type { SurfaceKind } from '../../../contract/index.ts';
import { emptyProgram } from '../../rules/judge.ts';

/** What the last of some files adds of one kind, as `name detail`, each once and sorted. */
export function surfaceOf(kind: SurfaceKind, ...files: readonly CaseFile[]): readonly string[] {
  const program = emptyProgram();
  for (const { path, text } of files) {
    program.begin(path, 'create');
    program.append(path, path, text);
  }
  const last = program.module(files.at(-1)?.path ?? '');
  const search = createRouteSearch(program);
  const facts = last === undefined ? [] : last.units.flatMap((unit) => codeSurface(unit, last, search));
  if (last?.obstacle !== undefined) throw new Error(last.obstacle);
  return [...new Set(facts.filter((fact) => fact.kind === kind).map(({ name, detail = '' }) => `${name} ${detail}`))].sort();
}

/** An expression with a path below a library that is imported as `lib`. */
export function expressionOf(path: string): string {
  const steps = path === '' ? [] : path.split('.');
  return steps.reduce((made, name) => (name === 'ReturnValue' ? `${made}()` : name === 'Instance' ? `(new ${made}())` : `${made}.${name}`), 'lib');
}
