/**
 * Letters that are drawn like a Latin one, after the confusables of Unicode Technical Standard 39; only those that common
 * fonts draw the same.
 */
const DRAWN_LIKE: ReadonlyMap<string, string> = new Map(
  [
    ['Cyrillic', 'аaеeоoрpсcуyхxѕsіiјjһhԁdԛqԝwѵvӏlкkАAВBЕEКKМMНHОOРPСCТTХXУYЅSІIЈJԚQԜWѴVҮYӀIԌGԐE'],
    ['Greek', 'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoϲcϳjͿJϹC'],
    ['Greek, between Latin letters', 'αaνvιiκkρpυuγyχx'],
    ['Armenian', 'օoսuհhոnցgզqԁdՏSՕOԼLյj'],
    ['Cherokee', 'ᎠDᎡRᎢTᎥiᎩYᎪAᎫJᎬEᎳWᎷMᎻHᏀGᏃZᏎ4ᏒRᏙVᏚSᏟCᏢPᏦKᏞLᏴB'],
    ['Lisu', 'ꓐBꓑPꓓDꓔTꓖGꓗKꓙJꓚCꓜZꓝFꓟMꓠNꓡLꓢSꓣRꓦVꓧHꓪWꓫXꓬYꓮAꓰEꓲIꓳOꓴU'],
    ['Latin', 'ıiɡgɑaſsƽ5ʋvᴄcᴏoᴜuᴠvᴡwᴢzǃ!ǀ|ǁ‖ꞌ\'ʻ\'ː:ꜗ\''],
  ].flatMap(([, pairs = '']) => Array.from({ length: [...pairs].length / 2 }, (_, at) => [...pairs].slice(at * 2, at * 2 + 2) as [string, string])),
);

const SCIENTIFIC = /(?<![A-Za-z])[ανικρυγχ]|[ανικρυγχ](?![A-Za-z])/;

/**
 * The name for which people take a name, when all that is not ASCII in it is drawn like ASCII; else undefined. Letters of
 * other alphabets that nobody mistakes make it a name of that alphabet, and Greek letters at the edge of a word are formulas.
 */
export function looksLike(name: string): string | undefined {
  if (!/[^\u0000-\u007F]/.test(name)) return undefined;
  const folded = [...name].map((char) => DRAWN_LIKE.get(char) ?? char.normalize('NFKC')).join('');
  return /[^\u0000-\u007F]/.test(folded) || SCIENTIFIC.test(name) ? undefined : folded;
}

/** True when a name has letters that are Latin for certain beside those that are not, or Latin ones in a form that only formulas have: no word of any language does. */
export function mixesAlphabets(name: string): boolean {
  return /[A-Za-z\uFF21-\uFF3A\uFF41-\uFF5A\u{1D400}-\u{1D7FF}]/u.test(name);
}
