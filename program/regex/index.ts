export { acceptedTextCanHold, charactersAllowedBy, fixedPrefixOf } from './accepted-text.ts';
export { analyseRegex, exponentialWitness } from './analyse.ts';
export type { RegexVerdict } from './analyse.ts';
export { isOfLinesOnly } from './attack.ts';
export type { Witness } from './attack.ts';
export { charactersExcludedBy, charactersRemovedBy, hasGlobalFlag } from './character-facts.ts';
export { charactersOf } from './character-set.ts';
export type { CharacterSet } from './character-set.ts';
export type { RegexLiteral } from './node.ts';
