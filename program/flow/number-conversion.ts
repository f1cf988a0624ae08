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
