import type { GeneratorPart } from '../../../contract/index.ts';
import type { FileDesk, FileWriter } from './file-desk.ts';

/** Reads files out of an answer in Markdown, for models without tools. */
export interface FenceReader {
  push(text: string): readonly GeneratorPart[];
  /** The answer is complete. */
  end(): { readonly parts: readonly GeneratorPart[]; readonly problems: readonly string[]; readonly unclosed: boolean };
  /** What was said outside of files. */
  readonly prose: string;
}

/** What the line that opens a fence says (CommonMark 0.31, section 4.5). */
interface Opening {
  readonly fence: string;
  readonly indent: number;
  readonly path: string | undefined;
  readonly continues: boolean;
  readonly operation: 'create' | 'replace' | undefined;
}

/** A reader that gives text as soon as it cannot be the closing fence. */
export function createFenceReader(desk: FileDesk): FenceReader {
  return new MarkdownFiles(desk);
}

class MarkdownFiles implements FenceReader {
  readonly #desk: FileDesk;
  /** The line that is being read, as far as it has not been given. */
  #line = '';
  /** True when the beginning of the line has been given already. */
  #midLine = false;
  #opening: Opening | undefined;
  #writer: FileWriter | undefined;
  readonly #problems: string[] = [];
  prose = '';

  constructor(desk: FileDesk) {
    this.#desk = desk;
  }

  push(text: string): readonly GeneratorPart[] {
    const parts: GeneratorPart[] = [];
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      parts.push(...this.#take(text.slice(from, end + 1)));
      from = end + 1;
    }
    if (from < text.length) parts.push(...this.#take(text.slice(from)));
    return parts;
  }

  end(): { readonly parts: readonly GeneratorPart[]; readonly problems: readonly string[]; readonly unclosed: boolean } {
    const parts = this.#line === '' ? [] : this.#lineDone(this.#line);
    this.#line = '';
    return { parts, problems: this.#problems, unclosed: this.#opening !== undefined };
  }

  #take(piece: string): readonly GeneratorPart[] {
    this.#line += piece;
    if (this.#line.endsWith('\n')) {
      const line = this.#line;
      this.#line = '';
      const parts = this.#midLine ? this.#give(line) : this.#lineDone(line);
      this.#midLine = false;
      return parts;
    }
    if (this.#opening === undefined || (!this.#midLine && mayClose(this.#line, this.#opening))) return [];
    const given = this.#give(this.#line);
    this.#line = '';
    this.#midLine = true;
    return given;
  }

  #lineDone(line: string): readonly GeneratorPart[] {
    const opening = this.#opening;
    if (opening === undefined) {
      this.#opening = openingOf(line);
      if (this.#opening === undefined) this.prose += line;
      else this.#open(this.#opening);
      return [];
    }
    return closes(line, opening) ? this.#close() : this.#give(line);
  }

  #open({ path, operation, continues }: Opening): void {
    if (path === undefined) return;
    const opened = this.#desk.write({ path, operation, continues });
    if ('problem' in opened) this.#problems.push(opened.problem);
    else this.#writer = opened;
  }

  #close(): readonly GeneratorPart[] {
    this.#opening = undefined;
    return this.#note(this.#writer?.end());
  }

  #give(text: string): readonly GeneratorPart[] {
    const opening = this.#opening;
    if (opening !== undefined && opening.path === undefined) this.prose += text;
    const indented = this.#midLine || opening === undefined ? text : text.slice(Math.min(opening.indent, text.length - text.trimStart().length));
    return this.#note(this.#writer?.push(indented), this.#writer);
  }

  #note(done: ReturnType<FileWriter['end']> | undefined, writer?: FileWriter): readonly GeneratorPart[] {
    this.#writer = done?.problem === undefined ? writer : undefined;
    if (done?.problem !== undefined) this.#problems.push(done.problem);
    return done?.parts ?? [];
  }
}

/**
 * `ts path=src/a.ts`, `ts src/a.ts`, `ts:src/a.ts` or the path alone; `continue` says that it follows accepted text. A fence
 * without a path shows something and is no file.
 */
function openingOf(line: string): Opening | undefined {
  const [, indent = '', fence = '', info = ''] = /^( {0,3})(`{3,}|~{3,})([^\n]*)\n?$/.exec(line.replace(/\r\n$/, '\n')) ?? [];
  if (fence === '' || (fence.startsWith('`') && info.includes('`'))) return undefined;
  const [assignment = '', ...named] = /(?:^|\s)(?:path|file|filename|title)=(?:"([^"]+)"|'([^']+)'|(\S+))/.exec(info) ?? [];
  const words = info.replace(assignment, ' ').trim().split(/\s+/);
  const bare = words.map((word) => word.replace(/^[\w+#-]+:(?!\/\/)/, '')).filter(looksLikePath);
  const replace = words.includes('replace');
  return {
    fence,
    indent: indent.length,
    path: named.find((name) => name !== undefined) ?? bare[0],
    continues: words.includes('continue'),
    operation: replace ? 'replace' : words.includes('create') ? 'create' : undefined,
  };
}

function looksLikePath(word: string): boolean {
  return /^[^\s=<>"'`|]+$/.test(word) && (/\/[^/]+$/.test(word) || /^[^.]*[\w-]+\.[a-z][a-z0-9]{0,9}$/i.test(word) || /^\.[a-z]+/.test(word));
}

function closes(line: string, { fence }: Opening): boolean {
  const text = line.replace(/^ {0,3}/, '').trimEnd();
  return text.length >= fence.length && [...text].every((char) => char === fence[0]);
}

/** True while a line that has begun can still become the closing fence. */
function mayClose(line: string, { fence }: Opening): boolean {
  const text = line.replace(/^ {0,3}/, '');
  const run = new RegExp(`^${fence[0] === '~' ? '~' : '`'}*\\s*$`);
  return run.test(text);
}
