import { controlFlowOf } from './dominators.ts';
import type { Value } from './ir.ts';

interface Flags {
  readonly flags: string;
}

/**
 * True for a pattern that an earlier test may have left in the middle of another text: with `g` or `y` the next one begins there
 * (`lastIndex`, https://tc39.es/ecma262/#sec-regexpbuiltinexec). One that is made for a single test begins at the beginning.
 */
export function mayGoOn({ flags }: Flags, pattern: Value): boolean {
  return /[gy]/.test(flags) && !isMadeEachTime(pattern);
}

/** True where that a pattern finds nothing says nothing of what stands in a text. */
export function mayPassOver(literal: Flags, pattern: Value, goesOn: boolean): boolean {
  return literal.flags.includes('y') || (goesOn && mayGoOn(literal, pattern));
}

function isMadeEachTime(pattern: Value): boolean {
  const { canReach } = controlFlowOf(pattern.procedure);
  if (pattern.op !== 'regexp' && pattern.op !== 'call') return false;
  const tests = pattern.users.filter((user) => user.op === 'call');
  return tests.length < 2 && tests.every(({ block }) => block === pattern.block || !canReach(block, block) || canReach(block, pattern.block));
}
