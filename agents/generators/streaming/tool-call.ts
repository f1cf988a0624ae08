import { ModelFailure } from '../../models/index.ts';
import type { Done, FileDesk, FileWriter } from './file-desk.ts';
import { createJsonReader } from './json-reader.ts';
import type { JsonPart } from './json-reader.ts';
import type { ProjectFiles } from './project-files.ts';

/** What the model is told about a call. */
export interface ToolAnswer {
  readonly text: string;
  readonly isError: boolean;
}

/** One call of a tool while its input arrives. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  push(json: string): Done;
  /** The input is complete. Throws `cut` when it is not JSON. */
  end(): Done & { readonly answer: ToolAnswer };
  /** The input as far as it is worth repeating to the model. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a call works with. */
export interface ToolCallOptions {
  readonly id: string;
  readonly name: string;
  readonly desk: FileDesk;
  readonly files?: ProjectFiles;
}

/** Text that may come before the path that it belongs to, characters. */
const MAX_WAITING = 1_000_000;
const LISTED = 2_000;

/** Makes the reader of one call. */
export function createToolCall(options: ToolCallOptions): ToolCall {
  return new StreamedCall(options);
}

class StreamedCall implements ToolCall {
  readonly id: string;
  readonly name: string;
  readonly #desk: FileDesk;
  readonly #files: ProjectFiles | undefined;
  readonly #json = createJsonReader();
  /** Fields that are read as a whole, by name. */
  readonly #fields = new Map<string, string>();
  readonly #edits: { oldText?: string; newText?: string }[] = [];
  readonly #whole = new Set<string>();
  #writer: FileWriter | undefined;
  #content = '';
  #problem: string | undefined;
  #empty = true;

  constructor({ id, name, desk, files }: ToolCallOptions) {
    this.id = id;
    this.name = name;
    this.#desk = desk;
    this.#files = files;
  }

  get input(): Readonly<Record<string, unknown>> {
    const edits = this.#edits.map(({ oldText = '', newText = '' }) => ({ old_text: oldText, new_text: newText }));
    return { ...Object.fromEntries(this.#fields), ...(this.#content === '' ? {} : { content: this.#content }), ...(edits.length === 0 ? {} : { edits }) };
  }

  push(json: string): Done {
    this.#empty = false;
    return this.#all(this.#read(json).map((part) => this.#take(part)));
  }

  end(): Done & { readonly answer: ToolAnswer } {
    if (this.#empty) this.#read('{}');
    if (!this.#json.done) throw new ModelFailure('cut', `the input of ${this.name} is not complete`);
    const done = this.#finish();
    this.#problem ??= done.problem;
    if (this.#problem !== undefined) return { ...done, problem: this.#problem, answer: { text: this.#problem, isError: true } };
    return { ...done, answer: this.#answer() };
  }

  #read(json: string): readonly JsonPart[] {
    try {
      return this.#json.push(json);
    } catch (thrown) {
      throw new ModelFailure('cut', `the input of ${this.name} is not JSON: ${thrown instanceof Error ? thrown.message : ''}`);
    }
  }

  #all(dones: readonly Done[]): Done {
    this.#problem ??= dones.find((done) => done.problem !== undefined)?.problem;
    return { parts: dones.flatMap((done) => done.parts) };
  }

  #take(part: JsonPart): Done {
    const [field, index, key] = part.path;
    if (part.type === 'scalar' || typeof field !== 'string') return NOTHING;
    if (part.type === 'text-end') return this.#endText(field, part.path.length);
    if (typeof index === 'number' && field === 'edits') return this.#takeEdit(index, key, part.text);
    if (part.path.length !== 1) return NOTHING;
    if (field === 'content') return this.#takeContent(part.text);
    if (field === 'old_text' || field === 'new_text') return this.#takeEdit(0, field, part.text);
    if (this.#whole.has(field)) throw new ModelFailure('protocol', `${this.name} was called with ${field} twice`);
    this.#fields.set(field, (this.#fields.get(field) ?? '') + part.text);
    return NOTHING;
  }

  #endText(field: string, depth: number): Done {
    if (depth !== 1) return NOTHING;
    this.#whole.add(field);
    return this.#whole.has('path') && (field === 'content' || this.#content !== '') ? this.#write('') : NOTHING;
  }

  #takeEdit(index: number, key: unknown, text: string): Done {
    const edit = (this.#edits[index] ??= {});
    if (key === 'old_text') edit.oldText = (edit.oldText ?? '') + text;
    if (key === 'new_text') edit.newText = (edit.newText ?? '') + text;
    return NOTHING;
  }

  #takeContent(text: string): Done {
    this.#content += text;
    if (this.#whole.has('path')) return this.#write(text);
    if (this.#content.length > MAX_WAITING) throw new ModelFailure('protocol', `${this.name}: more than ${MAX_WAITING} characters came before the path`);
    return NOTHING;
  }

  /** Opens the file with the first text, which may all have come before the path. */
  #write(text: string): Done {
    if ((this.name !== 'write_file' && this.name !== 'continue_file') || this.#problem !== undefined) return NOTHING;
    if (this.#writer !== undefined) return text === '' ? NOTHING : this.#writer.push(text);
    const operation = this.#fields.get('operation');
    const opened = this.#desk.write({
      path: this.#fields.get('path') ?? '',
      operation: operation === 'create' || operation === 'replace' ? operation : undefined,
      continues: this.name === 'continue_file',
    });
    if ('problem' in opened) return { parts: [], problem: opened.problem };
    this.#writer = opened;
    return opened.push(this.#content);
  }

  #finish(): Done {
    const path = this.#fields.get('path') ?? '';
    switch (this.name) {
      case 'write_file':
      case 'continue_file':
        if (this.#problem !== undefined) return NOTHING;
        if (!this.#whole.has('path') || !this.#whole.has('content')) return { parts: [], problem: `${this.name} needs path and content` };
        return this.#writer?.end() ?? NOTHING;
      case 'edit_file':
        if (path === '' || this.#edits.length === 0 || this.#edits.some((edit) => edit.oldText === undefined || edit.oldText === ''))
          return { parts: [], problem: 'edit_file needs path and edits, each with an old_text that is not empty' };
        return this.#all(this.#edits.map(({ oldText = '', newText = '' }) => this.#desk.edit(path, { oldText, newText })));
      case 'delete_file':
        return this.#desk.delete(path);
      case 'read_file':
      case 'list_files':
        return this.#files === undefined ? { parts: [], problem: `there is no tool ${this.name} here` } : NOTHING;
      default:
        return { parts: [], problem: `there is no tool ${this.name.slice(0, 80)}` };
    }
  }

  #answer(): ToolAnswer {
    if (this.name === 'read_file') {
      const read = this.#files?.read(this.#fields.get('path') ?? '') ?? { problem: 'no project' };
      return 'text' in read ? { text: read.text, isError: false } : { text: read.problem, isError: true };
    }
    if (this.name === 'list_files') {
      const all = this.#files?.list() ?? [];
      const more = all.length > LISTED ? `\n… and ${all.length - LISTED} more` : '';
      return { text: all.slice(0, LISTED).join('\n') + more, isError: false };
    }
    return { text: 'Received. It is being judged; if something has to be changed you will be told.', isError: false };
  }
}

const NOTHING: Done = { parts: [] };
