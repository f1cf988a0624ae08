export { hiddenCharacters } from './hidden-characters.ts';
export type { HiddenCharacter, HiddenKind } from './hidden-characters.ts';
export { maskSecret, maskSecretsIn } from './mask.ts';
