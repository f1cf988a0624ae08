import type { Value, ValueOf } from './ir.ts';
import type { Exported } from './module-flow.ts';
import type { Referents } from './referents.ts';

/** A value of another file that is the same object, or holds it at a path. */
export interface Elsewhere {
  readonly value: Value;
  readonly path: readonly string[];
}

/** What an import stands for, at a path below it: what is written there is written to the object of the other file. */
export function exportedAs({ unit, specifier, name }: ValueOf<'import'> & Value, path: readonly string[], { program, flowOf }: Referents): readonly Elsewhere[] {
  const resolution = program.resolve(unit.path, specifier);
  const flow = resolution.type === 'file' ? flowOf(resolution.path) : undefined;
  const [first, ...rest] = name === '*' ? path : [name, ...path];
  return flow === undefined || first === undefined ? [] : flow.exported.flatMap((each) => below(each, first, rest));
}

function below({ name, value }: Exported, wanted: string, rest: readonly string[]): readonly Elsewhere[] {
  if (name === wanted) return [{ value, path: rest }];
  if (name !== '*') return [];
  if (value.op === 'object') return value.entries.flatMap((entry) => (entry.kind === 'init' && entry.key === wanted ? [{ value: entry.value, path: rest }] : []));
  return [{ value, path: wanted === 'default' && value.op !== 'import' ? rest : [wanted, ...rest] }];
}

/** The imports by which other files have what stands at a path below what a file hands out; undefined where too many files import it. */
export function importsOf(file: string, [name, ...rest]: readonly string[], { program, flowOf, importersOf }: Referents): readonly Elsewhere[] | undefined {
  if (name === undefined) return [];
  return importersOf(file)?.flatMap((importer) =>
    (flowOf(importer)?.procedures ?? []).flatMap(({ values }) =>
      values.flatMap((value): readonly Elsewhere[] => {
        if (value.op !== 'import' || (value.name !== '*' && value.name !== name)) return [];
        const resolution = program.resolve(importer, value.specifier);
        if (resolution.type !== 'file' || resolution.path !== file) return [];
        return [{ value, path: value.name === '*' ? [name, ...rest] : rest }];
      }),
    ),
  );
}
