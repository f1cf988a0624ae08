export { analyseRegex } from './analyse.ts';
export type { RegexVerdict } from './analyse.ts';
export type { Witness } from './attack.ts';
export type { RegexLiteral } from './node.ts';
