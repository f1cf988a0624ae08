import { z } from 'zod';
import { createJsonReader } from '../streaming/index.ts';
import type { JsonPart } from '../streaming/index.ts';
import type { FileChange } from './edit-model.ts';
import { protocol } from './session-line.ts';

/** What the input of a call says so far. */
export interface ToolInput {
  /** Takes a piece of the input; gives what is new of `content`, once the path is known. */
  push(json: string): string;
  /** The path, when all of it has come. */
  readonly path: string | undefined;
  /** The whole input. Throws `generator-protocol` when it is not complete. */
  end(): unknown;
}

/** Reads the input of a call that writes a file, while it arrives, split anywhere. */
export function createToolInput(name: string): ToolInput {
  const reader = createJsonReader();
  let whole = '';
  let path = '';
  let pathKnown = false;
  let waiting = '';
  return {
    push(json) {
      whole += json;
      for (const part of read(json)) {
        const [field] = part.path;
        if (part.path.length !== 1 || part.type === 'scalar') continue;
        if (field === 'file_path' && part.type === 'text-end') pathKnown = true;
        else if (field === 'file_path' && part.type === 'text') path += part.text;
        else if (field === 'content' && part.type === 'text') waiting += part.text;
      }
      if (!pathKnown) return '';
      const fresh = waiting;
      waiting = '';
      return fresh;
    },
    get path() {
      return pathKnown ? path : undefined;
    },
    end() {
      if (whole === '') return {};
      if (!reader.done) throw protocol(`the input of ${name} ended before it was complete`);
      const value: unknown = JSON.parse(whole);
      return value;
    },
  };

  function read(json: string): readonly JsonPart[] {
    try {
      return reader.push(json);
    } catch (cause) {
      throw protocol(`the input of ${name} is not JSON`, cause);
    }
  }
}

const edit = z.object({ old_string: z.string(), new_string: z.string(), replace_all: z.boolean().optional() });
const writeInput = z.object({ file_path: z.string(), content: z.string() });
const editInput = edit.extend({ file_path: z.string() });
const multiEditInput = z.object({ file_path: z.string(), edits: z.array(edit).min(1) });
const notebookInput = z.object({ notebook_path: z.string() });

/** Names of the tools that change files. */
export type FileTool = 'Write' | 'Edit' | 'MultiEdit' | 'NotebookEdit';

const TOOLS: ReadonlySet<string> = new Set<FileTool>(['Write', 'Edit', 'MultiEdit', 'NotebookEdit']);

/** What a call does to a file, or why it cannot be taken. */
export interface FileCall {
  readonly path: string;
  readonly changes: readonly FileChange[];
  readonly problem?: string;
}

/** True for the tools that change files; what a shell writes cannot be seen in a stream. */
export function isFileTool(name: string): name is FileTool {
  return TOOLS.has(name);
}

/** Reads the input of a call. Throws `generator-protocol` when it is not as documented. */
export function fileCall(name: FileTool, input: unknown): FileCall {
  switch (name) {
    case 'Write': {
      const { file_path: path, content } = parse(writeInput, name, input);
      return { path, changes: [{ type: 'write', text: content }] };
    }
    case 'Edit': {
      const { file_path: path, ...only } = parse(editInput, name, input);
      return { path, changes: [replacement(only)] };
    }
    case 'MultiEdit': {
      const { file_path: path, edits } = parse(multiEditInput, name, input);
      return { path, changes: edits.map(replacement) };
    }
    case 'NotebookEdit':
      return { path: parse(notebookInput, name, input).notebook_path, changes: [], problem: 'notebooks are not edited' };
  }
}

function replacement({ old_string: oldText, new_string: newText, replace_all: all = false }: z.infer<typeof edit>): FileChange {
  return { type: 'replace', oldText, newText, all };
}

function parse<T>(schema: z.ZodType<T>, name: string, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw protocol(`the input of ${name} is not as documented (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`);
}
