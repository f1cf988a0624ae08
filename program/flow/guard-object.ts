import { isAbout, NOTHING } from './checked.ts';
import type { Checked, Deep } from './checked.ts';
import { relate } from './derivation.ts';
import type { Value } from './ir.ts';
import { KEY, kinds } from './kinds.ts';

/**
 * What the tag of an object says of where a key has led: `toString.call(x) === '[object Object]'` holds for no constructor, and
 * `kindOf(x) === 'object'` neither (https://tc39.es/ecma262/#sec-object.prototype.tostring).
 */
export function tagTested(tested: Value, constant: unknown, { equal, value }: { readonly equal: boolean; readonly value: Value }): Checked | undefined {
  if (tested.op !== 'call' || typeof constant !== 'string' || tested.args[0] === undefined || !isAbout(tested.args[0].value, value)) return undefined;
  const tag = /^\[object (\w+)\]$/.exec(constant)?.[1]?.toLowerCase() ?? (NAMES_TYPE.test(nameOf(tested.callee)) ? constant.toLowerCase() : undefined);
  if (tag === undefined) return undefined;
  if (!equal) return NOTHING;
  return { clears: tag === 'function' ? KEY.direct : /^(?:object|array|map|set|date)$/.test(tag) ? KEY.constructed : 0, isDoubtful: true };
}

const NAMES_TYPE = /^(?:_?(?:get|to|obj|object|what|js)?_?(?:kind|type)(?:_?of)?)$/i;

function nameOf(callee: Value): string {
  if (callee.op === 'load') return typeof callee.key === 'string' ? callee.key : '';
  if (callee.op === 'import') return callee.name === '*' || callee.name === 'default' ? callee.specifier : callee.name;
  return callee.node.type === 'Identifier' ? callee.node.name : '';
}

/** `if (o === Object.prototype) return;` */
export function prototypeCompared(tested: Value, other: Value, { equal, value }: { readonly equal: boolean; readonly value: Value }): Checked | undefined {
  if (equal || other.op !== 'load' || other.key !== 'prototype' || relate(tested, value) !== 'same') return undefined;
  return { clears: kinds('key'), isDoubtful: true };
}

/** `Object.prototype`, which has `__proto__` and `constructor`. */
export function isObjectPrototype(value: Value): boolean {
  return value.op === 'load' && value.key === 'prototype' && value.base.op === 'cell' && value.base.cell === 'Object';
}

/** A table that is written out: it has `__proto__` and `constructor` as any object, so whatever it does not have is neither. */
export function isPlainTable(table: Value, { judge }: Deep): boolean {
  const tables = judge.referents.of(table);
  return tables.length > 0 && tables.every((each) => each.kind === 'object' && each.value.op === 'object' && each.value.entries.every(({ kind, key, value }) => kind === 'init' && !((key === '__proto__' || key === 'constructor') && value.op === 'constant' && !value.value)));
}
