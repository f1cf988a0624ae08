import path from 'node:path';
import type { GeneratorPart } from '../../../contract/index.ts';
import type { ProjectFiles } from '../streaming/index.ts';
import { changedFile, refusal } from './changed-file.ts';
import type { FileChange } from './edit-model.ts';
import { createToolInput, fileCall, isFileTool } from './tool-input.ts';
import type { FileCall, ToolInput } from './tool-input.ts';

/** Turns the file calls of a session into parts. Ids are those of the calls. */
export interface ClaudeFiles {
  start(id: string, name: string): void;
  input(id: string, json: string): readonly GeneratorPart[];
  /** The input is complete; `input` where it came as a whole. */
  end(id: string, input?: unknown): readonly GeneratorPart[];
  /** What the assistant's own program made of a call. */
  result(id: string, failed: boolean): readonly GeneratorPart[];
  /** True when a call of this id has been seen. */
  knows(id: string): boolean;
  /** The session is over; `denied` calls were not allowed there, which is what a gate is for, and count. */
  close(denied: ReadonlySet<string>): readonly GeneratorPart[];
}

/** What is needed to place the files of a session. */
export interface ClaudeFilesOptions {
  readonly files: ProjectFiles;
  /** The folder the session works in: its paths are absolute. */
  readonly cwd: () => string;
}

/** A call while it arrives, and after. */
interface Call {
  readonly name: string;
  readonly input: ToolInput;
  /** True when its text goes straight into the run. */
  live: boolean;
  done: FileCall | undefined;
  failed: boolean | undefined;
}

/** Makes the desk of one session. The first `Write` of a path streams; everything else about a path waits for the end. */
export function claudeFiles(options: ClaudeFilesOptions): ClaudeFiles {
  return new SessionFiles(options);
}

class SessionFiles implements ClaudeFiles {
  readonly #options: ClaudeFilesOptions;
  readonly #calls = new Map<string, Call>();
  /** The call that streams a path. */
  readonly #streamed = new Map<string, string>();
  readonly #ended = new Set<string>();

  constructor(options: ClaudeFilesOptions) {
    this.#options = options;
  }

  knows(id: string): boolean {
    return this.#calls.has(id);
  }

  start(id: string, name: string): void {
    this.#calls.set(id, { name, input: createToolInput(name), live: false, done: undefined, failed: undefined });
  }

  input(id: string, json: string): readonly GeneratorPart[] {
    const call = this.#calls.get(id);
    if (call === undefined || !isFileTool(call.name)) return [];
    const fresh = call.input.push(json);
    return call.name === 'Write' && call.input.path !== undefined ? this.#stream(id, call, { written: call.input.path, fresh }) : [];
  }

  end(id: string, input?: unknown): readonly GeneratorPart[] {
    const call = this.#calls.get(id);
    if (call === undefined || !isFileTool(call.name) || call.done !== undefined) return [];
    const done = fileCall(call.name, input ?? call.input.end());
    call.done = { ...done, path: this.#relative(done.path) };
    const [change] = done.changes;
    const isWhole = !call.live && call.name === 'Write' && change?.type === 'write' && !this.#isTouched(call.done.path, id);
    const parts = isWhole ? this.#stream(id, call, { written: done.path, fresh: change.text }) : [];
    return [...parts, ...(call.failed === false ? this.#endStreamed(id, call) : [])];
  }

  result(id: string, failed: boolean): readonly GeneratorPart[] {
    const call = this.#calls.get(id);
    if (call === undefined) return [];
    call.failed = failed;
    return failed ? [] : this.#endStreamed(id, call);
  }

  close(denied: ReadonlySet<string>): readonly GeneratorPart[] {
    const taken = [...this.#calls].filter(([id, { done, failed }]) => done !== undefined && (failed !== true || denied.has(id)));
    const paths = new Set([...this.#streamed.keys(), ...taken.flatMap(([, { done }]) => (done === undefined ? [] : [done.path]))]);
    return [...paths].flatMap((each) => this.#settle(each, taken.flatMap(([id, { done }]) => (done?.path === each ? [{ id, done }] : []))));
  }

  #stream(id: string, call: Call, { written, fresh }: { readonly written: string; readonly fresh: string }): readonly GeneratorPart[] {
    const name = this.#relative(written);
    if (!call.live && this.#isTouched(name, id)) return [];
    const operation = this.#options.files.exists(name) ? 'replace' : 'create';
    const start: readonly GeneratorPart[] = call.live ? [] : [{ type: 'file-start', file: id, path: name, operation }];
    call.live = true;
    this.#streamed.set(name, id);
    return fresh === '' ? start : [...start, { type: 'text-delta', file: id, text: fresh }];
  }

  /** True when another call, finished or not, has to do with a path: then what follows is not the whole truth about it. */
  #isTouched(name: string, id: string): boolean {
    return this.#streamed.has(name) || [...this.#calls].some(([other, { done, failed }]) => other !== id && done?.path === name && failed !== true);
  }

  #endStreamed(id: string, call: Call): readonly GeneratorPart[] {
    if (!call.live || call.done === undefined || this.#ended.has(id)) return [];
    this.#ended.add(id);
    return [{ type: 'file-end', file: id }];
  }

  #settle(name: string, taken: readonly { readonly id: string; readonly done: FileCall }[]): readonly GeneratorPart[] {
    const problem = taken.find(({ done }) => done.problem !== undefined)?.done.problem;
    if (problem !== undefined) return [refusal(name, problem)];
    const changes = taken.flatMap(({ done }) => done.changes);
    const streamed = this.#streamed.get(name);
    if (streamed === undefined) return changedFile(name, changes, this.#options.files);
    const call = this.#calls.get(streamed);
    const first = call?.done?.changes[0];
    if (call === undefined || taken.length === 0) return [refusal(name, "the assistant's own attempt to write it failed, and it did not try again")];
    if (changes.some((change) => !isSame(change, first))) return [refusal(name, 'it was written and then changed again in one session: what was judged first is not what is wanted')];
    return this.#endStreamed(streamed, call);
  }

  #relative(written: string): string {
    const name = path.isAbsolute(written) ? path.relative(this.#options.cwd(), written) : written;
    return name.replaceAll('\\', '/');
  }
}

function isSame(change: FileChange, first: FileChange | undefined): boolean {
  return change.type === 'write' && first?.type === 'write' && change.text === first.text;
}
