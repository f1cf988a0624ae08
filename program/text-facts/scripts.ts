/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Letters of scripts in which joiners change how neighbours are drawn. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Tibetan}]/u;

/** Letters of scripts without spaces, where a zero-width space marks a place to break a line. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const HANGUL = /\p{Script=Hangul}/u;
const PICTOGRAPH = /[\p{Extended_Pictographic}\uFE0F\u{1F3FB}-\u{1F3FF}]/u;

/** True when a text has letters of a right-to-left script. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** What a character is to its hidden neighbour. */
export function isJoining(char: string): boolean {
  return JOINING.test(char);
}

/** True for a letter of a script that is written without spaces between words. */
export function isUnspaced(char: string): boolean {
  return UNSPACED.test(char);
}

/** True for Korean letters. */
export function isHangul(char: string): boolean {
  return HANGUL.test(char);
}

/** True for pictographs and what modifies them. */
export function isPictograph(char: string): boolean {
  return PICTOGRAPH.test(char);
}
