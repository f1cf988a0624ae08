import type { Value } from './ir.ts';
import type { Referents } from './referents.ts';

/** Names that say that markup is expected. */
const NAMED = /html|markup|template|svg/i;

/** True when callers of a library are asked for markup: the option is called so, or what it stands for by default is markup. */
export function isMeantAsMarkup(way: readonly Value[], referents: Referents): boolean {
  if (way.some((value) => (value.op === 'load' && typeof value.key === 'string' && NAMED.test(value.key)) || (value.op === 'parameter' && value.node.type === 'Identifier' && NAMED.test(value.node.name)))) return true;
  return way.slice(0, -1).some((value) => (value.op === 'load' || value.op === 'phi' || value.op === 'logical') && referents.of(value).some((each) => each.kind === 'constant' && typeof each.value === 'string' && /^\s*<\w/.test(each.value)));
}
