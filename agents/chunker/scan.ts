import type { Token } from './token.ts';

/** End of the comment at `at` (`#!` counts as one); undefined when there is none, -1 when its end has not arrived. */
export function commentEnd(text: string, at: number): number | undefined {
  const shebang = text[at] === '#';
  if (shebang && text[at + 1] !== '!') return undefined;
  if (shebang || text[at + 1] === '/') {
    const rest = text.slice(at).search(/[\n\r\u2028\u2029]/);
    return rest === -1 ? -1 : at + rest;
  }
  if (text[at + 1] !== '*') return undefined;
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? -1 : end + 2;
}

/** Just after the closing quote, at the end of the line when there is none; -1 when neither has arrived. */
export function stringEnd(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === '\n') return at;
  }
  return -1;
}

/** Just after the closing slash, at the end of the line when there is none; -1 when neither has arrived. */
export function regexEnd(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n') return at;
    if (char === '\\') at += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return -1;
}

/** The next backtick or `${` of a template; when neither has arrived, the complement of where to look again. */
export function templateStop(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '`' || (char === '$' && text[at + 1] === '{')) return at;
    if ((char === '\\' || char === '$') && at + 1 >= text.length) return ~at;
    if (char === '\\') at += 1;
  }
  return ~text.length;
}

/** Whether `<…` starts an element and not the type parameters of an arrow function; undefined when it is not yet clear. */
export function startsElement(text: string, final: boolean): boolean | undefined {
  const match = /^<([\p{ID_Start}$_][\p{ID_Continue}$.:-]*)?(\s*)(.?)(.?)/u.exec(text);
  if (match === null) return text.length > 1 || final ? false : undefined;
  const [whole, name, , next] = match;
  if (name === undefined) return next === '>' ? true : next === '' && !final ? undefined : false;
  if (next === '' && !final && whole.length === text.length) return undefined;
  if (next === ',') return false;
  const rest = text.slice(whole.length - 2);
  if (!final && 'extends '.startsWith(rest.trimStart().slice(0, 8)) && rest.trimStart().length < 8) return undefined;
  return !/^\s*extends\s/.test(text.slice(1 + name.length));
}

/** True when a `{` after this token holds statements and not properties. */
export function opensBlock(previous: Token | undefined): boolean {
  if (previous === undefined) return true;
  if (previous.kind === 'word') return !/^(?:return|typeof|case|in|of|new|void|delete|throw|yield|await|default|as|extends|readonly|keyof|infer|satisfies|is)$/.test(previous.text);
  return previous.kind === 'punctuator' && /^(?:\)|;|\{|\}|=>|>|\])$/.test(previous.text);
}
