import { analyseRegex } from '../regex/index.ts';
import type { Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

/** The known texts around a place that a call fills in. */
interface Filled {
  readonly before: string;
  readonly after: string;
}

/** Longer texts are pages, of which nobody fills in a part that is looked for. */
const MAX_LENGTH = 4_000;

/** `util.format('grep %s', x)` and what is called so elsewhere. */
const FORMATTING = /^(?:format|v?s?printf)$/;

/** `'where name = "{name}"'.replace('{name}', x)`, `format("where name = '%s'", x)`: what stands around what is filled in. */
export function filledIn(call: Call, value: Value, referents: Referents): Filled | undefined {
  const { callee, args } = call;
  const name = callee.op === 'load' ? callee.key : callee.op === 'import' ? callee.name : undefined;
  if ((name === 'replace' || name === 'replaceAll') && args[1]?.value === value) return byReplacing(call, referents);
  if (name === 'join' && args[0]?.value === value) return bySplitting(call, referents);
  const position = args.findIndex((each) => each.value === value);
  if (typeof name !== 'string' || position < 1 || !FORMATTING.test(name) || args[0] === undefined) return undefined;
  return byFormat(referents.constantOf(args[0].value), position);
}

function byReplacing({ args, receiver }: Call, referents: Referents): Filled | undefined {
  let whole = receiver;
  while (whole?.op === 'call' && whole.callee.op === 'load' && whole.callee.key === 'replace') whole = whole.receiver;
  const text = whole === undefined ? undefined : referents.constantOf(whole);
  const [only, ...others] = args[0] === undefined ? [] : referents.of(args[0].value);
  if (typeof text !== 'string' || text.length > MAX_LENGTH || others.length > 0) return undefined;
  if (only?.kind === 'constant') return around(text, text.indexOf(String(only.value)), String(only.value).length);
  const found = only?.kind === 'regexp' && analyseRegex(only).kind === 'safe' ? new RegExp(only.source, only.flags.replace(/[gy]/g, '')).exec(text) : null;
  return found === null ? undefined : around(text, found.index, found[0].length);
}

/** `'<b>{name}</b>'.split('{name}').join(x)` */
function bySplitting({ receiver }: Call, referents: Referents): Filled | undefined {
  if (receiver?.op !== 'call' || receiver.callee.op !== 'load' || receiver.callee.key !== 'split') return undefined;
  const [text, apart] = [receiver.receiver, receiver.args[0]?.value].map((each) => (each === undefined ? undefined : referents.constantOf(each)));
  if (typeof text !== 'string' || text.length > MAX_LENGTH || typeof apart !== 'string' || apart === '') return undefined;
  return around(text, text.indexOf(apart), apart.length);
}

function byFormat(text: string | number | boolean | undefined, position: number): Filled | undefined {
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return undefined;
  const mark = [...text.matchAll(/%(?:%|[a-z])/gi)].filter(([found]) => found !== '%%')[position - 1];
  return mark === undefined ? undefined : around(text, mark.index, mark[0].length);
}

function around(text: string, at: number, length: number): Filled | undefined {
  return at < 0 ? undefined : { before: text.slice(0, at), after: text.slice(at + length) };
}
