import type { FinishReason, GenerationRequest, Generator, GeneratorPart } from '../../../contract/index.ts';
import { defineGenerator, messageOf } from '../../../contract/index.ts';
import { createMessageReader } from '../../models/index.ts';
import type { MessageReader, ModelEvent } from '../../models/index.ts';
import { projectFiles } from '../streaming/index.ts';
import { claudeFiles } from './claude-files.ts';
import type { ClaudeFiles } from './claude-files.ts';
import { readLines } from './input.ts';
import type { StreamSource } from './input.ts';
import { protocol, readSessionLine } from './session-line.ts';
import type { SessionLine, SessionResult } from './session-line.ts';

/** A session of Claude Code, and the tree that is written into. */
export interface ClaudeOptions {
  readonly source: StreamSource;
  readonly root: string;
}

/**
 * Reads `claude -p --output-format stream-json --include-partial-messages`. A file that the assistant writes is judged
 * while its text arrives, before its tool runs there; edits are made at the end on the files of `root`. What it writes
 * through a shell is not in the stream. A session cannot be repaired.
 */
export function claudeGenerator({ source, root }: ClaudeOptions): Generator {
  return defineGenerator({
    id: 'claude-code',
    provider: 'anthropic',
    capabilities: { repair: false, resume: false, edit: true },
    async *generate(_request: GenerationRequest, signal: AbortSignal): AsyncIterable<GeneratorPart> {
      const session = new Session(root);
      let number = 0;
      for await (const line of readLines(source, signal)) {
        number += 1;
        if (line.trim() === '') continue;
        const read = readSessionLine(line, `${source.name}:${number}`);
        if (read === undefined) continue;
        yield* session.take(read);
        if (read.type !== 'result') continue;
        yield* session.close(read);
        return;
      }
      if (!signal.aborted) yield { type: 'finish', reason: 'interrupted' };
    },
  });
}

/** Sub-agents stream side by side with the one that sent them: each has an answer of its own. */
interface Speaker {
  reader: MessageReader;
  /** Ids of the calls by block. */
  readonly calls: Map<number, string>;
}

class Session {
  readonly #files: ClaudeFiles;
  readonly #speakers = new Map<string, Speaker>();
  #cwd: string;
  #model: string | undefined;

  constructor(root: string) {
    this.#cwd = root;
    this.#files = claudeFiles({ files: projectFiles(root), cwd: () => this.#cwd });
  }

  take(line: SessionLine): readonly GeneratorPart[] {
    switch (line.type) {
      case 'system':
        this.#cwd = line.cwd ?? this.#cwd;
        this.#model = line.model ?? this.#model;
        return [];
      case 'stream_event':
        return this.#event(line.event, line.parent_tool_use_id ?? '');
      case 'assistant':
        return line.message.content.flatMap((block) => (block.type === 'tool_use' ? this.#whole(block) : []));
      case 'user':
        return typeof line.message.content === 'string' ? [] : line.message.content.flatMap(({ type, tool_use_id: id, is_error: failed = false }) => (type === 'tool_result' && id !== undefined ? this.#files.result(id, failed) : []));
      case 'result':
        return [];
    }
  }

  *close(result: SessionResult): Iterable<GeneratorPart> {
    const { subtype, is_error: isError = false, usage, total_cost_usd: costUsd, permission_denials: denials = [] } = result;
    const { input_tokens: fresh = 0, cache_creation_input_tokens: made = 0, cache_read_input_tokens: read = 0, output_tokens: outputTokens = 0 } = usage ?? {};
    if (usage !== undefined) yield { type: 'usage', inputTokens: fresh + made + read, outputTokens, ...(costUsd === undefined ? {} : { costUsd }), ...(this.#model === undefined ? {} : { model: this.#model }) };
    const reason = reasonOf(subtype, isError);
    if (reason === 'complete') yield* this.#files.close(new Set(denials.flatMap(({ tool_use_id: id }) => (id === undefined ? [] : [id]))));
    else yield { type: 'note', text: `the session ended with ${subtype}` };
    yield { type: 'finish', reason };
  }

  #event(event: Readonly<Record<string, unknown>>, parent: string): readonly GeneratorPart[] {
    const known = this.#speakers.get(parent);
    const speaker = known === undefined || event['type'] === 'message_start' ? { reader: createMessageReader(), calls: new Map<number, string>() } : known;
    this.#speakers.set(parent, speaker);
    try {
      return speaker.reader.take(event).flatMap((each) => this.#call(speaker, each));
    } catch (thrown) {
      throw protocol(messageOf(thrown), thrown);
    }
  }

  #call({ calls }: Speaker, event: ModelEvent): readonly GeneratorPart[] {
    switch (event.type) {
      case 'tool-start':
        calls.set(event.index, event.id);
        this.#files.start(event.id, event.name);
        return [];
      case 'tool-input':
        return this.#files.input(calls.get(event.index) ?? '', event.json);
      case 'tool-end':
        return this.#files.end(calls.get(event.index) ?? '');
      default:
        return [];
    }
  }

  /** A call that came as a whole; one that has streamed before is known. */
  #whole({ id, name, input }: { readonly id?: string | undefined; readonly name?: string | undefined; readonly input?: unknown }): readonly GeneratorPart[] {
    if (id === undefined || name === undefined || this.#files.knows(id)) return [];
    this.#files.start(id, name);
    return this.#files.end(id, input);
  }
}

function reasonOf(subtype: string, isError: boolean): FinishReason {
  if (subtype === 'success' && !isError) return 'complete';
  return subtype === 'error_max_turns' || subtype === 'error_max_budget_usd' ? 'length' : 'interrupted';
}
