import { HTML } from './kinds.ts';
import type { Kinds } from './kinds.ts';

/** A character that means something in markup, what stands for it there, and what it makes possible. */
interface Reference {
  readonly character: string;
  readonly pattern: RegExp;
  readonly examples: readonly string[];
  readonly kinds: Kinds;
}

/** https://html.spec.whatwg.org/multipage/named-characters.html */
export const REFERENCES: readonly Reference[] = [
  { character: '<', pattern: /&(?:lt|LT|#0*60|#[xX]0*3[cC]);/, examples: ['&lt;', '&#60;', '&#x3c;', '&#x3C;'], kinds: HTML.text },
  { character: '"', pattern: /&(?:quot|QUOT|#0*34|#[xX]0*22);/, examples: ['&quot;', '&#34;', '&#x22;'], kinds: HTML.double },
  { character: "'", pattern: /&(?:apos|#0*39|#[xX]0*27);/, examples: ['&apos;', '&#39;', '&#x27;'], kinds: HTML.single },
];
