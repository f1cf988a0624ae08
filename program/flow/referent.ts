import type { ParsedUnit } from '../parsed-unit.ts';
import type { ClassDefinition, Procedure, Value } from './ir.ts';
import type { Place } from './model.ts';

/** What a value can be when the program runs. */
export type Referent =
  | { readonly kind: 'function'; readonly procedure: Procedure }
  | { readonly kind: 'class'; readonly definition: ClassDefinition }
  | { readonly kind: 'instance'; readonly of: Group }
  | { readonly kind: 'object'; readonly value: Value }
  | { readonly kind: 'constant'; readonly value: string | number | boolean | bigint | null | undefined }
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string }
  | { readonly kind: 'api'; readonly place: Place };

/** What `this` belongs to: a class, a function used as a constructor, or an object literal. */
export type Group = ClassDefinition | Procedure | Extract<Value, { op: 'object' }>;

/** What is given a function, where in its arguments, and the parts of the file that do so. */
export interface Registration {
  readonly callee: Value;
  readonly steps: readonly string[];
  readonly parts: ReadonlySet<ParsedUnit>;
}

/** What one file hands functions to. */
export type Registrations = ReadonlyMap<Procedure, readonly Registration[]>;

/** What makes two referents the same. */
export function identity(referent: Referent): unknown {
  switch (referent.kind) {
    case 'function':
      return referent.procedure;
    case 'class':
      return referent.definition;
    case 'instance':
      return `instance ${groupId(referent.of)}`;
    case 'object':
      return referent.value;
    case 'constant':
      return `${typeof referent.value} ${String(referent.value)}`;
    case 'regexp':
      return `/${referent.source}/${referent.flags}`;
    case 'api':
      return `${referent.place.root} ${referent.place.path.join('.')}`;
  }
}

const ids = new WeakMap<object, number>();
let nextId = 0;
/** A number of its own for each group. */
export function groupId(group: Group): number {
  const known = ids.get(group) ?? nextId++;
  ids.set(group, known);
  return known;
}
