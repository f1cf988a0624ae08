/** Where a value stands in the document: keys and indices from the outside in. */
export type JsonPath = readonly (string | number)[];

/** What was read: pieces of a string in order, its end, or any other scalar. */
export type JsonPart =
  | { readonly type: 'text'; readonly path: JsonPath; readonly text: string }
  | { readonly type: 'text-end'; readonly path: JsonPath }
  | { readonly type: 'scalar'; readonly path: JsonPath; readonly value: number | boolean | null };

/** Reads one JSON document (RFC 8259) that arrives in pieces, split anywhere. */
export interface JsonReader {
  /** Throws a `SyntaxError` on anything that no further text can make valid. */
  push(text: string): readonly JsonPart[];
  /** True when the document is complete. */
  readonly done: boolean;
}

/** A reader that gives strings while they arrive. A surrogate pair is never split, however it was written. */
export function createJsonReader(): JsonReader {
  return new IncrementalReader();
}

type State = 'value' | 'first-item' | 'first-key' | 'key' | 'colon' | 'after' | 'string' | 'key-string' | 'scalar' | 'done';
type Level = { readonly kind: 'object'; key: string } | { readonly kind: 'array'; index: number };

const SIMPLE: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
/** A scalar longer than this has no end. */
const MAX_SCALAR = 400;

class IncrementalReader implements JsonReader {
  #state: State = 'value';
  readonly #levels: Level[] = [];
  #parts: JsonPart[] = [];
  /** Text of the string that is read and has not been given yet. */
  #text = '';
  /** An escape that has begun: the backslash and what followed. */
  #escape = '';
  #scalar = '';

  get done(): boolean {
    return this.#state === 'done';
  }

  push(text: string): readonly JsonPart[] {
    let at = 0;
    while (at < text.length) at = this.#state === 'string' || this.#state === 'key-string' ? this.#inString(text, at) : this.#between(text, at);
    if (this.#state === 'string') this.#give(false);
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  #between(text: string, at: number): number {
    const char = text[at] as string;
    if (this.#state === 'scalar') return this.#inScalar(char, at);
    if (char === ' ' || char === '\t' || char === '\n' || char === '\r') return at + 1;
    switch (this.#state) {
      case 'value':
        this.#beginValue(char);
        break;
      case 'first-item':
        if (char === ']') this.#closeLevel('array', char);
        else this.#beginValue(char);
        break;
      case 'first-key':
        if (char === '}') this.#closeLevel('object', char);
        else this.#beginKey(char);
        break;
      case 'key':
        this.#beginKey(char);
        break;
      case 'colon':
        if (char !== ':') throw unexpected(char, 'a colon');
        this.#state = 'value';
        break;
      default:
        this.#afterValue(char);
    }
    return at + 1;
  }

  #beginValue(char: string): void {
    if (char === '"') this.#state = 'string';
    else if (char === '{') {
      this.#levels.push({ kind: 'object', key: '' });
      this.#state = 'first-key';
    } else if (char === '[') {
      this.#levels.push({ kind: 'array', index: 0 });
      this.#state = 'first-item';
    } else if (/[-\dtfn]/.test(char)) {
      this.#scalar = char;
      this.#state = 'scalar';
    } else throw unexpected(char, 'a value');
  }

  #beginKey(char: string): void {
    if (char !== '"') throw unexpected(char, 'a key');
    this.#state = 'key-string';
  }

  #afterValue(char: string): void {
    const level = this.#levels.at(-1);
    if (level === undefined) throw unexpected(char, 'the end');
    if (char === '}' || char === ']') return this.#closeLevel(level.kind, char);
    if (char !== ',') throw unexpected(char, 'a comma or the end of a list');
    if (level.kind === 'array') level.index += 1;
    this.#state = level.kind === 'array' ? 'value' : 'key';
  }

  #closeLevel(kind: Level['kind'], char: string): void {
    if ((char === '}') !== (kind === 'object')) throw unexpected(char, kind === 'object' ? '}' : ']');
    this.#levels.pop();
    this.#endValue();
  }

  #endValue(): void {
    this.#state = this.#levels.length === 0 ? 'done' : 'after';
  }

  #inScalar(char: string, at: number): number {
    if (/[-+.\w]/.test(char)) {
      this.#scalar += char;
      if (this.#scalar.length > MAX_SCALAR) throw unexpected(char, 'the end of a number');
      return at + 1;
    }
    if (!SCALAR.test(this.#scalar)) throw unexpected(this.#scalar, 'a number, true, false or null');
    const value: unknown = JSON.parse(this.#scalar);
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) this.#parts.push({ type: 'scalar', path: this.#path(), value });
    this.#endValue();
    return at;
  }

  #inString(text: string, at: number): number {
    if (this.#escape !== '') return this.#inEscape(text, at);
    const end = plainEnd(text, at);
    this.#text += text.slice(at, end);
    const char = text[end];
    if (char === undefined) return end;
    if (char === '\\') this.#escape = char;
    else if (char === '"') this.#endString();
    else throw unexpected(char, 'an escape for a control character');
    return end + 1;
  }

  #inEscape(text: string, at: number): number {
    this.#escape += text[at] as string;
    const kind = this.#escape[1] as string;
    if (kind !== 'u') {
      const char = SIMPLE[kind];
      if (char === undefined) throw unexpected(this.#escape, 'an escape');
      this.#text += char;
      this.#escape = '';
    } else if (this.#escape.length === 6) {
      const hex = this.#escape.slice(2);
      if (!/^[\da-f]{4}$/i.test(hex)) throw unexpected(this.#escape, 'four hexadecimal digits');
      this.#text += String.fromCharCode(Number.parseInt(hex, 16));
      this.#escape = '';
    }
    return at + 1;
  }

  #endString(): void {
    if (this.#state === 'key-string') {
      const level = this.#levels.at(-1);
      if (level?.kind === 'object') level.key = this.#text;
      this.#text = '';
      this.#state = 'colon';
      return;
    }
    this.#give(true);
    this.#parts.push({ type: 'text-end', path: this.#path() });
    this.#endValue();
  }

  /** Gives what has been read of a string, but for half a surrogate pair whose other half may follow. */
  #give(final: boolean): void {
    const last = this.#text.charCodeAt(this.#text.length - 1);
    const held = !final && last >= 0xd800 && last <= 0xdbff ? this.#text.slice(-1) : '';
    const text = this.#text.slice(0, this.#text.length - held.length);
    this.#text = held;
    if (text !== '') this.#parts.push({ type: 'text', path: this.#path(), text });
  }

  #path(): JsonPath {
    return this.#levels.map((level) => (level.kind === 'object' ? level.key : level.index));
  }
}

/** The next quote, backslash or control character. */
function plainEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x5c || code < 0x20) break;
    at += 1;
  }
  return at;
}

function unexpected(got: string, expected: string): SyntaxError {
  return new SyntaxError(`expected ${expected}, got ${JSON.stringify(got)}`);
}
