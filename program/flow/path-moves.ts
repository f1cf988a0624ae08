import { ROOTED, SPLICED } from './fact.ts';
import type { Fact } from './fact.ts';
import type { ValueOf } from './ir.ts';
import type { Kinds } from './kinds.ts';
import { asSent, joined, normalised, resolved } from './path-state.ts';
import type { Referents } from './referents.ts';
import { clearedByOneSlash } from './slashes.ts';

type Call = ValueOf<'call'>;

/** `path.join`, `path.resolve` and `path.normalize` move a path from one state to another. */
export function pathAfter(call: Call, fact: Fact, referents: Referents): { readonly kinds: Kinds; readonly state: number } {
  const { kinds: set, state } = fact;
  const name = call.callee.op === 'load' ? call.callee.key : '';
  const position = call.args.findIndex((each) => each.value === fact.value);
  switch (moverOf(call, referents)) {
    case 'normalize':
      return { kinds: normalised(set), state };
    case 'resolve':
      return { kinds: resolved(set), state };
    case 'realpath':
    case 'realpathSync':
      return { kinds: resolved(set), state };
    case 'join':
      return position > 0 ? { kinds: joined(set, firstText(call, referents)), state: state | ROOTED } : { kinds: normalised(set), state };
    default:
      return { kinds: (isCut(call, referents) ? asSent(set) : set) & ~clearedByOneSlash(call, set, referents), state: name === 'concat' || name === 'replace' || FORMATTING.test(String(name)) || (name === 'join' && call.receiver === fact.value) ? state | SPLICED : state };
  }
}

/** What is cut out of a text need not begin as that did, unless it is the beginning. */
function isCut({ callee, args }: Call, referents: Referents): boolean {
  if (callee.op !== 'load' || (callee.key !== 'slice' && callee.key !== 'substring' && callee.key !== 'substr')) return false;
  return args[0] !== undefined && referents.constantOf(args[0].value) !== 0;
}

/** `util.format('grep %s .', x)` puts a text between others as a sum does. */
const FORMATTING = /^(?:format|v?s?printf|interpolate)$/;

/** The function of `path` or `fs` that is called: `Promise.resolve` and `text.normalize` move no path. */
function moverOf({ callee }: Call, referents: Referents): string | undefined {
  return referents.placesOf(callee).find(({ root, path }) => (root === 'path' || root === 'fs') && path.length === 1)?.path[0];
}

function firstText(call: Call, referents: Referents): string | undefined {
  const first = call.args[0]?.value;
  const text = first === undefined ? undefined : referents.constantOf(first);
  return typeof text === 'string' ? text : undefined;
}
