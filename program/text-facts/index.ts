export { hiddenCharacters } from './hidden-characters.ts';
export type { HiddenCharacter, HiddenKind } from './hidden-characters.ts';
export { maskSecret, maskSecretsIn } from './mask.ts';
export { formedSecretsIn } from './secret-forms.ts';
export type { FormedSecret } from './secret-forms.ts';
export { looksLike, mixesAlphabets } from './look-alikes.ts';
