import { analyseRegex } from '../regex/index.ts';
import type { Witness } from '../regex/index.ts';
import type { Value } from './ir.ts';
import type { Referents } from './referents.ts';

/** Turns of the pump that are tried: enough to see that they are gone, few enough to cost nothing. */
const TURNS = 30;

/**
 * True when a `replace` in front takes the turns out of the text that keeps a pattern busy: `s.replace(/--+/g, '-')` leaves
 * nothing for `/-+$/` to run over. The text is put through the `replace` itself, when its pattern is linear.
 */
export function isDefused(subject: Value, { prefix, pump, suffix }: Witness, referents: Referents): boolean {
  const attack = prefix + pump.repeat(TURNS) + suffix;
  let at = subject;
  for (let steps = 0; steps < 8 && at.op === 'call' && at.receiver !== undefined && at.callee.op === 'load'; steps++) {
    const left = at.callee.key === 'replace' || at.callee.key === 'replaceAll' ? replaced(at, attack, referents) : undefined;
    if (left !== undefined && !left.includes(pump.repeat(TURNS / 2))) return true;
    at = at.receiver;
  }
  return false;
}

function replaced({ args }: Extract<Value, { op: 'call' }>, text: string, referents: Referents): string | undefined {
  const [pattern, ...others] = args[0] === undefined ? [] : referents.of(args[0].value);
  const put = args[1] === undefined ? undefined : referents.constantOf(args[1].value);
  if (pattern?.kind !== 'regexp' || others.length > 0 || typeof put !== 'string' || !pattern.flags.includes('g') || analyseRegex(pattern).kind !== 'safe') return undefined;
  return text.replace(new RegExp(pattern.source, pattern.flags), put);
}
