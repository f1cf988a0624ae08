/** Everything that XML 1.0 forbids, also in escaped form. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

type Attributes = Readonly<Record<string, string | number>>;

/** An element of elements; `children` are written as they are. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  return children.length === 0 ? `${startOf(name, attributes)}/>` : `${startOf(name, attributes)}>\n${children.join('\n')}\n</${name}>`;
}

/** An element of text, which is escaped here. */
export function textElement(name: string, attributes: Attributes, text: string): string {
  return `${startOf(name, attributes)}>${escapeXml(text, /[&<>"\r]/g)}</${name}>`;
}

function startOf(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value), /[&<>"\n\r\t]/g)}"`);
  return `<${name}${written.join('')}`;
}

function escapeXml(text: string, special: RegExp): string {
  return text.replace(FORBIDDEN, '\uFFFD').replace(special, (character) => ENTITIES[character] ?? character);
}
