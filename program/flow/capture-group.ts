import type { Value, ValueOf } from './ir.ts';
import type { Kinds } from './kinds.ts';
import { testedBy } from './pattern-facts.ts';
import type { Referents } from './referents.ts';

/** What cannot stand in a part that a pattern has cut out: `/id=(\d+)/.exec(text)[1]` holds digits. */
export function clearedByGroup({ key, base }: ValueOf<'load'>, referents: Referents): Kinds {
  const match = typeof key === 'string' && /^[1-9]\d?$/.test(key) ? matchBehind(base) : undefined;
  const pattern = match === undefined ? undefined : patternOf(match);
  const [only, ...others] = pattern === undefined ? [] : referents.of(pattern);
  if (only?.kind !== 'regexp' || others.length > 0 || (match?.callee.op === 'load' && match.callee.key === 'match' && only.flags.includes('g'))) return 0;
  const group = groupAt(only.source, Number(key));
  return group === undefined ? 0 : testedBy({ source: `^(?:${group})$`, flags: only.flags.replace(/[gym]/g, '') }, true, false);
}

/** `text.match(p)`, also with `|| []` behind it. */
function matchBehind(base: Value): ValueOf<'call'> | undefined {
  if (base.op === 'logical') return matchBehind(base.left);
  if (base.op === 'phi') return base.inputs.map((input) => (input === base ? undefined : input.op === 'call' || input.op === 'logical' ? matchBehind(input) : undefined)).find((each) => each !== undefined);
  return base.op === 'call' && base.callee.op === 'load' && (base.callee.key === 'match' || base.callee.key === 'exec') ? base : undefined;
}

function patternOf({ callee, receiver, args }: ValueOf<'call'>): Value | undefined {
  return callee.op === 'load' && callee.key === 'exec' ? receiver : args[0]?.value;
}

/** The text of the n-th group of a pattern, where it refers to no other. */
function groupAt(source: string, wanted: number): string | undefined {
  const open: { readonly at: number; readonly index: number }[] = [];
  let count = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') {
      const head = /^\((?:\?(?:<(?![=!])[^>]*>|(?:<?[=!]|:)?))?/.exec(source.slice(at, at + 60))?.[0] ?? '(';
      const captures = head === '(' || /^\(\?<(?![=!])/.test(head);
      if (captures) count += 1;
      open.push({ at: at + head.length, index: captures ? count : 0 });
    } else if (character === ')') {
      const group = open.pop();
      if (group?.index === wanted) return /\\[1-9k]/.test(source.slice(group.at, at)) ? undefined : source.slice(group.at, at);
    }
  }
  return undefined;
}
