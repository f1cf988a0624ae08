import type { AcceptedPrefix, FileOperation, GenerationRequest, GeneratorPart } from '../../../contract/index.ts';
import { createJoin } from './join.ts';
import type { Join } from './join.ts';
import type { ProjectFiles } from './project-files.ts';

/** What came of something the model asked for: parts of the stream, and why it was not done if it was not. */
export interface Done {
  readonly parts: readonly GeneratorPart[];
  readonly problem?: string;
}

/** A file that is being written. */
export interface FileWriter {
  push(text: string): Done;
  end(): Done;
}

/** How a file is written: from its beginning, or after what has been accepted of it. */
export interface WriteRequest {
  readonly path: string;
  readonly operation?: 'create' | 'replace' | undefined;
  readonly continues: boolean;
}

/** Keeps the files of one attempt apart, joins them to what was accepted and speaks to the run about them. */
export interface FileDesk {
  write(request: WriteRequest): FileWriter | { readonly problem: string };
  edit(path: string, edit: { readonly oldText: string; readonly newText: string }): Done;
  delete(path: string): Done;
  /** Ends what is ended by the end of the stream: edits of one file are one change. */
  close(): readonly GeneratorPart[];
  /** True when the stream has said anything about a file. */
  readonly touched: boolean;
}

/** The desk of an attempt that goes on after what was accepted. Without `files` the model's word on what exists is taken. */
export function createFileDesk(request: Pick<GenerationRequest, 'accepted' | 'refused'>, files?: ProjectFiles): FileDesk {
  return new AttemptFiles(request, files);
}

class AttemptFiles implements FileDesk {
  readonly #accepted: ReadonlyMap<string, AcceptedPrefix>;
  readonly #refused: ReadonlySet<string>;
  readonly #files: ProjectFiles | undefined;
  /** Keys of the files that were begun in this attempt, by path. */
  readonly #begun = new Map<string, string>();
  readonly #edited = new Map<string, string>();

  constructor({ accepted, refused }: Pick<GenerationRequest, 'accepted' | 'refused'>, files: ProjectFiles | undefined) {
    this.#accepted = new Map(accepted.map((prefix) => [prefix.path, prefix]));
    this.#refused = new Set(refused);
    this.#files = files;
  }

  get touched(): boolean {
    return this.#begun.size > 0;
  }

  write(request: WriteRequest): FileWriter | { readonly problem: string } {
    const { path, continues } = request;
    const accepted = this.#accepted.get(path);
    const problem = this.#hindrance(path) ?? (accepted?.operation === 'edit' ? `${path} is being edited: send its edits with edit_file` : undefined);
    if (problem !== undefined) return { problem };
    const text = accepted?.text ?? '';
    if (continues && text === '' && accepted === undefined) return { problem: `nothing has been accepted of ${path} yet: write it with write_file` };
    return this.#writer(path, createJoin(text, { wholeFile: !continues }), this.#operationOf(request, accepted));
  }

  edit(path: string, edit: { readonly oldText: string; readonly newText: string }): Done {
    const accepted = this.#accepted.get(path);
    const known = this.#edited.get(path);
    const problem = known === undefined ? this.#hindrance(path) : undefined;
    if (problem !== undefined) return { parts: [], problem };
    if (accepted !== undefined && accepted.operation !== 'edit') return { parts: [], problem: `${path} is being written: go on with continue_file` };
    if (known !== undefined) return { parts: [{ type: 'edit', file: known, ...edit }] };
    const start = this.#begin(path, 'edit');
    this.#edited.set(path, start.file);
    return { parts: [start, { type: 'edit', file: start.file, ...edit }] };
  }

  delete(path: string): Done {
    const problem = this.#hindrance(path);
    if (problem !== undefined) return { parts: [], problem };
    const start = this.#begin(path, 'delete');
    return { parts: [start, { type: 'file-end', file: start.file }] };
  }

  close(): readonly GeneratorPart[] {
    const ends = [...this.#edited.values()].map((file): GeneratorPart => ({ type: 'file-end', file }));
    this.#edited.clear();
    return ends;
  }

  #hindrance(path: string): string | undefined {
    if (path === '') return 'the path is empty';
    if (this.#begun.has(path)) return `${path} was sent already in this answer; it stands as it is and is being judged`;
    if (this.#refused.has(path)) return `${path} is refused for good; leave it, and write what is still missing elsewhere`;
    return this.#accepted.get(path)?.complete === true ? `${path} is complete and accepted; leave it as it is` : undefined;
  }

  #operationOf({ path, operation }: WriteRequest, accepted: AcceptedPrefix | undefined): FileOperation {
    if (accepted !== undefined) return accepted.operation;
    if (this.#files !== undefined) return this.#files.exists(path) ? 'replace' : 'create';
    return operation ?? 'create';
  }

  #begin(path: string, operation: FileOperation): Extract<GeneratorPart, { type: 'file-start' }> {
    const file = `f${this.#begun.size + 1}`;
    this.#begun.set(path, file);
    return { type: 'file-start', file, path, operation };
  }

  #writer(path: string, join: Join, operation: FileOperation): FileWriter {
    let file: string | undefined;
    let misfit: string | undefined;
    const take = (step: ReturnType<Join['push']>): Done => {
      if (step.type === 'misfit') misfit = `${path}: ${step.why}`;
      if (misfit !== undefined) return { parts: [], problem: misfit };
      if (step.type !== 'text') return { parts: [] };
      const problem = file === undefined ? this.#hindrance(path) : undefined;
      if (problem !== undefined) return { parts: [], problem: (misfit = problem) };
      const start = file === undefined ? [this.#begin(path, operation)] : [];
      const key = (file ??= start[0]?.file ?? '');
      return { parts: step.text === '' ? start : [...start, { type: 'text-delta', file: key, text: step.text }] };
    };
    return {
      push: (text) => (misfit === undefined ? take(join.push(text)) : { parts: [] }),
      end: () => {
        const done = misfit === undefined ? take(join.end()) : { parts: [], problem: misfit };
        return file === undefined || done.problem !== undefined ? done : { parts: [...done.parts, { type: 'file-end', file }] };
      },
    };
  }
}
