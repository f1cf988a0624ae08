import { REFERENCES } from './character-references.ts';
import type { ValueOf } from './ir.ts';
import { FRESH, kinds, PATH } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { writtenFor } from './replacement.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

const DECODERS: ReadonlySet<unknown> = new Set(['decodeURIComponent', 'decodeURI', 'unescape', 'atob']);

/** What libraries call it when references become the characters that they stand for: `he.decode`, `_.unescape`, `decodeHTML`. */
const OF_MARKUP = /^(?:html)?(?:decode|unescape)(?:(?:html|xml)\d?(?:strict)?|entit(?:y|ies)|htmlentities)?$/i;

/** True for a call that brings back what stood in a text encoded. */
export function isDecoder({ callee }: Call): boolean {
  return callee.op === 'cell' && DECODERS.has(callee.cell);
}

/**
 * Decoded is not clean: what a check or escaper took away from the encoded text can stand in the decoded one again; what began
 * with a slash still does. A parsed text is any object.
 */
export function restoredBy(call: Call, given: Kinds, referents: Referents): Kinds {
  const { callee } = call;
  if (callee.op === 'load' && (callee.key === 'unescape' || callee.key === 'decode')) return kinds('html');
  if (callee.op === 'cell') return !isDecoder(call) ? 0 : FRESH & ~kinds('nosql') & (isAddress(given) ? ~PATH.rawRelative : ~0);
  if (callee.op === 'import') return OF_MARKUP.test(callee.name) ? kinds('html') : 0;
  if (callee.op !== 'load' || typeof callee.key !== 'string') return 0;
  if (OF_MARKUP.test(callee.key)) return kinds('html');
  if (callee.key === 'parse') return callee.base.op === 'cell' && callee.base.cell === 'JSON' ? kinds('nosql', 'code', 'key') : 0;
  return callee.key === 'replace' || callee.key === 'replaceAll' ? referencesResolved(call, referents) : callee.key === 'join' ? referencesJoined(call, referents) : 0;
}

function isAddress(given: Kinds): boolean {
  return (given & (PATH.rawAbsolute | PATH.normalAbsolute)) !== 0 && (given & (PATH.rawRelative | PATH.normalRelative)) === 0;
}

/** `replace(/&lt;/g, '<')`, also by a map or function; what is not understood and finds whole references is taken to resolve them. */
function referencesResolved(call: Call, referents: Referents): Kinds {
  const [only] = call.args[0] === undefined ? [] : referents.of(call.args[0].value);
  const finds = only?.kind === 'constant' ? (text: string) => text === only.value : only?.kind === 'regexp' ? wholly(only.source, only.flags) : undefined;
  if (finds === undefined) return 0;
  let restored = 0;
  for (const { character, examples, kinds: set } of REFERENCES) {
    const found = examples.filter(finds);
    if (found.some((example) => writtenFor(example, call, referents).some((text) => text === undefined || text === character))) restored |= set;
  }
  return restored;
}

function wholly(source: string, flags: string): ((text: string) => boolean) | undefined {
  try {
    const pattern = new RegExp(source, flags.replace(/[gy]/g, ''));
    return (text) => pattern.exec(text)?.[0] === text;
  } catch {
    return undefined;
  }
}

/** `split('&lt;').join('<')` */
function referencesJoined({ receiver, args }: Call, referents: Referents): Kinds {
  if (receiver?.op !== 'call' || receiver.callee.op !== 'load' || receiver.callee.key !== 'split') return 0;
  const [apart, between] = [receiver.args[0], args[0]].map((each) => (each === undefined ? undefined : referents.constantOf(each.value)));
  return REFERENCES.reduce((set, { character, examples, kinds: own }) => (between === character && examples.includes(String(apart)) ? set | own : set), 0);
}
