import { neutralise, neutraliseCode } from '../neutralise.ts';

/** Markup that was made here. Plain strings are text from outside and are escaped when they become part of it. */
export interface Markup {
  readonly markup: string;
}

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
/** What an element holds: markup, or text. */
export type Content = Markup | string | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Elements without content; the slash ends those of SVG and means nothing in HTML. */
const VOID: ReadonlySet<string> = new Set(['meta', 'rect']);

/** An element. `true` gives an attribute without a value; `false` and undefined give none. */
export function tag(name: string, attributes: Attributes, ...children: readonly Content[]): Markup {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === undefined || value === false) return '';
    return value === true ? ` ${key}` : ` ${key}="${escape(neutralise(String(value)))}"`;
  });
  const start = `<${name}${written.join('')}`;
  return { markup: VOID.has(name) ? `${start}/>` : `${start}>${inner(children)}</${name}>` };
}

/** Code, with its line ends and tabs. */
export function code(text: string): Markup {
  return { markup: escape(neutraliseCode(text)) };
}

/** Several pieces, one after another. */
export function join(...children: readonly Content[]): Markup {
  return { markup: inner(children) };
}

function inner(content: Content): string {
  if (typeof content === 'string') return escape(neutralise(content));
  return 'markup' in content ? content.markup : content.map(inner).join('');
}

/** Half of a surrogate pair cannot be written as UTF-8. */
function escape(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
