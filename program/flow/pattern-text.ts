import type { Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Referent } from './referent.ts';
import { partsOf } from './text-shape.ts';

/** Parts inside parts, and characters: what people write has far fewer. */
const MAX_NESTING = 8;
const MAX_LENGTH = 4_000;

/** What may be asked of values and files. */
interface Ask {
  of(value: Value): readonly Referent[];
  flowOf(path: string): ModuleFlow | undefined;
}

/** `new RegExp('…', flags)` of constants and of other patterns; flags that are not known are taken to be global. */
export function patternsOf({ args }: ValueOf<'call'>, ask: Ask): readonly Referent[] {
  const [source, flags] = args;
  if (source === undefined) return [];
  const given = flags === undefined ? [] : ask.of(flags.value);
  const [flag] = given;
  const known = flags === undefined ? '' : given.length === 1 && flag?.kind === 'constant' ? String(flag.value) : 'g';
  const text = patternText(source.value, ask);
  if (text !== undefined) return [{ kind: 'regexp', source: text, flags: known }];
  return ask.of(source.value).flatMap((referent): readonly Referent[] => {
    if (referent.kind === 'constant' && typeof referent.value === 'string') return [{ kind: 'regexp', source: referent.value, flags: known }];
    return referent.kind === 'regexp' ? [{ ...referent, flags: flags === undefined ? referent.flags : known }] : [];
  });
}

/**
 * The text of a pattern that is put together from constants, the `source` of patterns that are written out, and sums, templates
 * and joined lists of these. Undefined when a part of it is not known, or may be another one each time.
 */
function patternText(value: Value, ask: Ask, depth = 0): string | undefined {
  if (depth > MAX_NESTING) return undefined;
  const list = joinedList(value, ask);
  const parts = list?.parts ?? partsOf(value);
  if (list === undefined && parts[0] === value) return textOfOne(value, ask, depth);
  const texts: string[] = [];
  for (const part of parts) {
    const text = typeof part === 'string' ? part : patternText(part, ask, depth + 1);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return within(texts.join(list?.separator ?? ''));
}

interface Joined {
  readonly parts: readonly (string | Value)[];
  readonly separator: string;
}

/** `['^', name, '$'].join('')`, `Object.keys(NAMES).join('|')` */
function joinedList(value: Value, ask: Ask): Joined | undefined {
  if (value.op !== 'call' || value.callee.op !== 'load' || value.callee.key !== 'join' || value.receiver === undefined) return undefined;
  const { receiver } = value;
  const given = value.args[0]?.value;
  const separator = given === undefined ? ',' : given.op === 'constant' && typeof given.value === 'string' ? given.value : undefined;
  if (separator === undefined || receiver.users.some((user) => user !== value && user !== value.callee)) return undefined;
  const parts = receiver.op === 'call' ? namesIn(receiver, ask) : receiver.op === 'array' && receiver.elements.every(({ spread }) => !spread) ? receiver.elements.map((element) => element.value) : undefined;
  return parts === undefined ? undefined : { parts, separator };
}

/** `Object.keys(NAMES)` of an object that is written out. */
function namesIn({ callee, args }: ValueOf<'call'>, ask: Ask): readonly string[] | undefined {
  const isOfKeys = callee.op === 'load' && callee.key === 'keys' && callee.base.op === 'cell' && callee.base.cell === 'Object';
  const [only, ...others] = isOfKeys && args[0] !== undefined ? ask.of(args[0].value) : [];
  if (only?.kind !== 'object' || others.length > 0 || only.value.op !== 'object' || only.value.users.some((user) => user.op === 'store')) return undefined;
  const { entries } = only.value;
  return entries.every(({ kind }) => kind !== 'spread') && entries.every(({ key }) => typeof key === 'string') ? entries.map(({ key }) => String(key)) : undefined;
}

function textOfOne(value: Value, ask: Ask, depth: number): string | undefined {
  switch (value.op) {
    case 'constant':
      return typeof value.value === 'string' || typeof value.value === 'number' ? within(String(value.value)) : undefined;
    case 'cell': {
      const stored = storedOnce(value, ask);
      return stored === undefined ? undefined : patternText(stored, ask, depth + 1);
    }
    case 'load': {
      const [only, ...others] = ask.of(value.key === 'source' ? value.base : value);
      if (only === undefined || others.length > 0) return undefined;
      if (only.kind === 'regexp' && value.key === 'source') return within(only.source);
      return only.kind === 'constant' && typeof only.value === 'string' && value.key !== 'source' ? within(only.value) : undefined;
    }
    default:
      return undefined;
  }
}

/** What a variable holds that is written once. */
function storedOnce({ cell, unit }: ValueOf<'cell'>, { flowOf }: Ask): Value | undefined {
  const [only, ...others] = flowOf(unit.path)?.cell(cell).stores ?? [];
  return only?.op === 'cell-store' && others.length === 0 ? only.input : undefined;
}

function within(text: string): string | undefined {
  return text.length > MAX_LENGTH ? undefined : text;
}
