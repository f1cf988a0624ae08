import { realpathSync } from 'node:fs';
import { z } from 'zod';
import path from 'node:path';
import { LockstepError } from '../../../contract/index.ts';
import type { GenerationRequest, Generator, GeneratorPart } from '../../../contract/index.ts';
import { projectFiles } from '../streaming/index.ts';
import { changedFile, refusal } from './changed-file.ts';
import { readLines } from './input.ts';
import type { StreamSource } from './input.ts';
import { parseLine, protocol } from './session-line.ts';

/** A session of Codex. */
export interface CodexOptions {
  readonly source: StreamSource;
  /** The tree that is written into. */
  readonly root: string;
  /** The tree in which Codex works: a copy of `root`. */
  readonly workTree: string;
}

const count = z.number().optional();
const lineSchema = z.object({
  type: z.string(),
  item: z.object({ type: z.string(), status: z.string().optional(), changes: z.array(z.object({ path: z.string(), kind: z.string() })).optional() }).optional(),
  usage: z.object({ input_tokens: count, output_tokens: count }).optional(),
  error: z.object({ message: z.string().optional() }).optional(),
  message: z.string().optional(),
});
type CodexLine = z.infer<typeof lineSchema>;

/**
 * Reads `codex exec --json`. Its stream names the files that were changed and not their text, so the text is read where
 * Codex works, when it has ended: exactly what it left, and not while it writes. Throws `input-invalid` when that is the
 * tree which Lockstep is to write into: there nothing could be kept out any more.
 */
export function codexGenerator({ source, root, workTree }: CodexOptions): Generator {
  if (realpathSync(root) === realpathSync(workTree))
    throw new LockstepError('input-invalid', `${root}: Codex has written into this tree itself; let it work in a copy, start there, and name the tree to write into with --target`, { fault: 'caller' });
  return {
    id: 'codex',
    provider: 'openai',
    capabilities: { repair: false, resume: false, edit: true },
    async *generate(_request: GenerationRequest, signal: AbortSignal): AsyncIterable<GeneratorPart> {
      const changed = new Set<string>();
      let number = 0;
      for await (const text of readLines(source, signal)) {
        number += 1;
        if (text.trim() === '') continue;
        const line = readCodexLine(text, `${source.name}:${number}`);
        for (const each of changesIn(line)) changed.add(path.isAbsolute(each) ? path.relative(realpathSync(workTree), each) : each);
        if (line.type === 'turn.failed' || line.type === 'error') yield { type: 'note', text: `codex: ${line.error?.message ?? line.message ?? line.type}` };
        if (line.type === 'turn.failed') break;
        if (line.type !== 'turn.completed') continue;
        if (line.usage !== undefined) yield { type: 'usage', inputTokens: line.usage.input_tokens ?? 0, outputTokens: line.usage.output_tokens ?? 0 };
        for (const name of changed) yield* partsOf(name.replaceAll('\\', '/'), { root, workTree });
        yield { type: 'finish', reason: 'complete' };
        return;
      }
      if (!signal.aborted) yield { type: 'finish', reason: 'interrupted' };
    },
  };
}

function readCodexLine(text: string, place: string): CodexLine {
  const parsed = lineSchema.safeParse(parseLine(text, place));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw protocol(`${place}: expected an event of codex exec, got ${text.slice(0, 80)} (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`);
}

/** What a failed change has left behind is not known, so its files are looked at as well. */
function changesIn({ type, item }: CodexLine): readonly string[] {
  return type === 'item.completed' && item?.type === 'file_change' ? (item.changes ?? []).map((change) => change.path) : [];
}

function partsOf(name: string, { root, workTree }: { readonly root: string; readonly workTree: string }): readonly GeneratorPart[] {
  const [theirs, ours] = [projectFiles(workTree), projectFiles(root)];
  if (!theirs.exists(name)) {
    if (!ours.exists(name)) return name.startsWith('..') ? [refusal(name, 'it does not lie in the tree in which Codex works')] : [];
    return [{ type: 'file-start', file: name, path: name, operation: 'delete' }, { type: 'file-end', file: name }];
  }
  const read = theirs.read(name);
  if ('problem' in read) return [refusal(name, read.problem)];
  const own = ours.exists(name) ? ours.read(name) : undefined;
  if (own !== undefined && 'text' in own && own.text === read.text) return [];
  return changedFile(name, [{ type: 'write', text: read.text }], ours);
}
