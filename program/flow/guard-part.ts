import { numberOf, relate } from './derivation.ts';
import { operandsOf } from './ir.ts';
import type { Value, ValueOf } from './ir.ts';

/**
 * How a tested value was cut out of another one: a test of a `part` says nothing of the rest; behind `cleaned`, a test that holds
 * says nothing of what was taken out; what `may` be all but a known beginning leaves a doubt.
 */
export type Cut = 'part' | 'may' | 'cleaned';

/** So many steps from a tested value back to a used one, and so many operands of a used one, are looked at. */
const MAX_STEPS = 8;
const MAX_LOOKED = 24;

/** Undefined where all of a value is tested: `x`, `x.trim()`, `x.split('/')`. Of a list, an element is a part unless all were tested. */
export function cutOf(tested: Value, value: Value, isUniversal: boolean): Cut | undefined {
  let found: Cut | undefined;
  let at: Value | undefined = tested;
  for (let steps = 0; at !== undefined && steps < MAX_STEPS; steps++) {
    if (relate(at, value) !== 'derived') return found;
    const own: Cut | undefined = isSameElement(at, value) ? undefined : cutBy(at, isUniversal);
    if (own !== undefined && found !== 'part' && !holdsAlike(value, at)) found = own;
    at = inputsOf(at).find((input) => relate(input, value) !== undefined);
  }
  return found;
}

function inputsOf(value: Value): readonly Value[] {
  if (value.op === 'call') return [...(value.receiver === undefined ? [] : [value.receiver]), ...value.args.map((each) => each.value)];
  return value.op === 'load' ? [value.base] : operandsOf(value).filter((each) => each !== value);
}

function cutBy(value: Value, isUniversal: boolean): Cut | undefined {
  if (value.op === 'iterate') return isUniversal ? undefined : 'part';
  if (value.op === 'load') return !isUniversal && typeof value.key !== 'string' ? 'part' : undefined;
  return value.op === 'call' && !value.construct ? cutByCall(value) : undefined;
}

/** `list.forEach((each, index) => …)`: `list[index]` is `each`. */
function isSameElement(tested: Value, value: Value): boolean {
  return tested.op === 'load' && typeof tested.key !== 'string' && tested.key.op === 'parameter' && value.op === 'parameter' && value.procedure === tested.key.procedure;
}

function cutByCall(call: ValueOf<'call'>): Cut | undefined {
  const name = nameOf(call);
  if (OF_A_PATH.has(name) || OF_A_NUMBER.has(name)) return 'part';
  if (call.receiver === undefined) return undefined;
  if (ONE.has(name)) return 'part';
  if (name === 'replace' || name === 'replaceAll') return isEmptyText(call.args[1]?.value) ? 'cleaned' : undefined;
  if (!SLICES.has(name)) return undefined;
  const [from, to] = call.args;
  if (from === undefined || (isZero(from.value) && to === undefined)) return undefined;
  return isZero(from.value) ? 'part' : 'may';
}

/** https://nodejs.org/api/path.html: what these give back says nothing of the folders in front. */
const OF_A_PATH: ReadonlySet<string> = new Set(['extname', 'basename']);

/** https://tc39.es/ecma262/#sec-parseint-string-radix: what stands behind the digits is passed over. */
const OF_A_NUMBER: ReadonlySet<string> = new Set(['parseInt', 'parseFloat']);
const ONE: ReadonlySet<string> = new Set(['charAt', 'charCodeAt', 'codePointAt', 'at', 'pop', 'shift']);
const SLICES: ReadonlySet<string> = new Set(['slice', 'substring', 'substr']);

function isZero(value: Value): boolean {
  return value.op === 'constant' && value.value === 0;
}

function isEmptyText(value: Value | undefined): boolean {
  return value?.op === 'constant' && value.value === '';
}

function nameOf({ callee }: ValueOf<'call'>): string {
  if (callee.op === 'load') return typeof callee.key === 'string' ? callee.key : '';
  if (callee.op === 'import') return callee.name;
  return callee.op === 'cell' ? (typeof callee.cell === 'string' ? callee.cell : callee.cell.name) : '';
}

/** `if (!NAMES.has(path.basename(f))) return; use(path.basename(f));`: the same part is tested and used. */
function holdsAlike(value: Value, part: Value): boolean {
  if (part.op !== 'call') return false;
  const stack: Value[] = [value];
  const seen = new Set<Value>();
  for (let at = stack.pop(); at !== undefined && seen.size < MAX_LOOKED; at = stack.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.op === 'call' && isAlike(at, part)) return true;
    stack.push(...operandsOf(at));
  }
  return false;
}

function isAlike(one: ValueOf<'call'>, other: ValueOf<'call'>): boolean {
  const [inputs, others] = [inputsOf(one), inputsOf(other)];
  return one !== other && nameOf(one) === nameOf(other) && inputs.length === others.length && inputs.every((each, index) => isSameInput(each, others[index]));
}

function isSameInput(one: Value, other: Value | undefined): boolean {
  if (other === undefined) return false;
  return one.op === 'constant' && other.op === 'constant' ? one.value === other.value : numberOf(one) === numberOf(other);
}
