/** Where a text stands in markup: between tags, in a script, in the value of an attribute, or elsewhere in a tag. */
export type MarkupPlace =
  | { readonly in: 'text' }
  | { readonly in: 'tag' }
  /** `before` is the part of the program in front of it. */
  | { readonly in: 'script'; readonly before: string }
  /** `before` is the part of the value in front of it; `quote` is empty where the value has none. */
  | { readonly in: 'attribute'; readonly name: string; readonly quote: string; readonly before: string };

/**
 * The place behind a text that holds a `<`, after the states of the tokenizer:
 * https://html.spec.whatwg.org/multipage/parsing.html#tokenization.
 */
export function placeInMarkup(text: string): MarkupPlace {
  return placeInScript(text) ?? placeInTag(text, text.lastIndexOf('<') + 1);
}

/** Undefined outside of scripts. What has a type of its own is data. */
function placeInScript(text: string): MarkupPlace | undefined {
  const lower = text.toLowerCase();
  const start = lower.lastIndexOf('<script');
  const open = start < 0 ? -1 : lower.indexOf('>', start);
  if (open < 0 || !/[\s>/]/.test(lower[start + '<script'.length] ?? '') || lower.includes('</script', open)) return undefined;
  const type = /\stype\s*=\s*["']?([^\s"'>]+)/.exec(lower.slice(start, open))?.[1];
  return type === undefined || type === 'module' || /javascript|babel/.test(type) ? { in: 'script', before: text.slice(open + 1) } : { in: 'text' };
}

function placeInTag(text: string, start: number): MarkupPlace {
  if (!/[a-z!/?]/i.test(text[start] ?? '')) return text.includes('>', start) ? { in: 'text' } : { in: 'tag' };
  let name = '';
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '>') return { in: 'text' };
    if (character !== '=') {
      name = /\s/.test(character) ? name : /\s/.test(text[at - 1] ?? '') ? character : name + character;
      continue;
    }
    const from = at + 1 + (/^\s*/.exec(text.slice(at + 1))?.[0].length ?? 0);
    const quote = text[from] === '"' || text[from] === "'" ? (text[from] ?? '') : '';
    const end = quote === '' ? endOfBare(text, from) : text.indexOf(quote, from + 1);
    if (end < 0) return { in: 'attribute', name, quote, before: text.slice(from + quote.length) };
    at = quote === '' ? end - 1 : end;
    name = '';
  }
  return { in: 'tag' };
}

/** Where a value without quotes ends: at a space or the end of its tag. */
function endOfBare(text: string, from: number): number {
  const length = text.slice(from).search(/[\s>]/);
  return length < 0 ? -1 : from + length;
}
