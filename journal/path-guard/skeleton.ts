/**
 * Letters of other scripts that are drawn like a Latin letter, as pairs. A choice from Unicode's confusables.txt
 * (UTS #39): what common fonts draw alike. Capitals come first because folding case would lose their shape.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  cyrillic: 'АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYԜWԌGЗ3аaсcԁdеeһhіiјjкkӏlоoрpԛqѕsѵvԝwхxуyгrпnтtмmвb',
  greek: 'ΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΧXΥYΖZαaεeηnιiκkνvοoρpτtυuχxγyϲcϳjϱpωw',
  armenian: 'օoսuոnհhցgզqյjՏSՕOԼLքp',
  cherokee: 'ᎪAᏴBᏟCᎠDᎬEᎻHᏆIᎫJᏦKᏞLᎷMᏢPᏒRᏚSᎢTᏙVᎳWᏃZ',
  latin: 'ıiɑaɡgɩiʏyᴄcᴏoᴠvᴡwᴢzꜱsɪiǀlƖlɵoʋuᴛtᴍmᴋkᴇeɴnʜhʀrʟl',
  marks: '‐-‑-‒-–-−-˗-۔-ꓸ.․.∕/⁄/⧸/╱/∖\\⧵\\⧹\\',
};

const LATIN: ReadonlyMap<string, string> = new Map(
  Object.values(LOOK_ALIKES).flatMap((pairs) => {
    const letters = Array.from(pairs);
    return letters.flatMap((letter, at): [string, string][] => (at % 2 === 0 ? [[letter, letters[at + 1] ?? letter]] : []));
  }),
);

const ASCII = /^[\0-\x7f]*$/;

/**
 * What a name looks like: compatibility forms, case and look-alikes folded. Two different names with the same skeleton
 * are taken for one another by people or by file systems that fold case or normalise.
 * Plain ASCII is only folded in case: `l1` and `ll` are usual neighbours.
 */
export function skeletonOf(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase();
  const drawn = Array.from(name.normalize('NFKC'), (letter) => LATIN.get(letter) ?? letter).join('');
  return drawn.toUpperCase().toLowerCase().normalize('NFKC');
}
