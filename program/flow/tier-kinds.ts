import { ALL_KINDS, kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { SourceTier } from './model.ts';

/**
 * Which harm is the program's fault when somebody chooses a value: whoever makes a link to a page stalls nobody but the one who
 * follows it, what stands in a page is made markup of, and who starts a program may read what he likes, and run commands and
 * queries, unless his words are put into one.
 */
const HARM: Readonly<Record<SourceTier, Kinds>> = {
  remote: ALL_KINDS,
  client: ALL_KINDS & ~kinds('regex-source', 'regex-input'),
  page: kinds('html'),
  library: ALL_KINDS,
  local: kinds('command', 'code', 'sql'),
  latent: ALL_KINDS,
};

/** The kinds for which it matters that a tier chooses a value: others need not be followed. */
export function harmBy(tier: SourceTier): Kinds {
  return HARM[tier];
}
