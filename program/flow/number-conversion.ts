import { controlFlowOf } from './dominators.ts';
import type { Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';

/** Functions that know these conversions: https://nodejs.org/api/util.html#utilformatformat-args, https://github.com/alexei/sprintf.js. */
const FORMATTERS: ReadonlySet<string> = new Set(['util.format', 'sprintf-js.sprintf']);
/** A text in which each conversion takes one argument, in their order: none that is not known, and none that is counted. */
const PLAIN = /^(?:[^%]|%[%sdifj])*$/;

/** `format('head -n %d', x)`: wherever the value stands among the arguments, a number is written for it. */
export function isWrittenAsNumber({ callee, args }: ValueOf<'call'>, value: Value, referents: Referents): boolean {
  const [first] = args;
  if (first === undefined || first.value === value || args.some(({ spread }) => spread)) return false;
  if (!referents.placesOf(callee).some(({ root, path }) => FORMATTERS.has([root, ...path].join('.')))) return false;
  const text = referents.constantOf(first.value);
  if (typeof text !== 'string' || !PLAIN.test(text)) return false;
  const conversions = [...text.matchAll(/%(.)/g)].flatMap(([, mark]) => (mark === '%' ? [] : (mark ?? [])));
  return args.slice(1).every((each, index) => each.value !== value || /^[dif]$/.test(conversions[index] ?? ''));
}

const CONVERTERS: ReadonlySet<unknown> = new Set(['Number', 'BigInt', 'Boolean', 'parseInt', 'parseFloat']);

/** `Number`, `(text) => parseInt(text, 10)`: whatever it is given, no text comes back. */
export function convertsToNumber(given: Value, referents: Referents): boolean {
  if (isConverter(given, referents)) return true;
  const [only, ...others] = referents.of(given);
  if (only?.kind !== 'function' || others.length > 0) return false;
  const { isReachable } = controlFlowOf(only.procedure);
  const answers = only.procedure.exits.filter(({ kind, block }) => kind !== 'throw' && isReachable(block));
  return answers.length > 0 && answers.every(({ value }) => value !== undefined && (value.op === 'unary' || (value.op === 'call' && isConverter(value.callee, referents))));
}

function isConverter(value: Value, { flowOf }: Referents): boolean {
  if (value.op === 'load') return value.base.op === 'cell' && value.base.cell === 'Number' && CONVERTERS.has(value.key);
  return value.op === 'cell' && CONVERTERS.has(value.cell) && flowOf(value.unit.path)?.declares(String(value.cell)) !== true;
}
