import type { GeneratorPart } from '../../../contract/index.ts';
import { ModelFailure } from '../../models/index.ts';
import type { ModelBlock, ModelEvent, ModelTurn } from '../../models/index.ts';
import { createFenceReader } from './fences.ts';
import type { FileDesk } from './file-desk.ts';
import type { ProjectFiles } from './project-files.ts';
import { createToolCall } from './tool-call.ts';
import type { ToolCall } from './tool-call.ts';

/** Reads one answer of the model and keeps what the next request has to tell about it. */
export interface AnswerReader {
  take(event: ModelEvent): readonly GeneratorPart[];
  /** The answer is complete: the turns that follow from it, and whether the model has to be asked again. */
  close(): Closed;
  /** What was said beside the files. */
  readonly prose: string;
}

/** What a complete answer leads to. */
export interface Closed {
  readonly parts: readonly GeneratorPart[];
  /** The answer and what is said to it; empty when nothing was said. */
  readonly turns: readonly ModelTurn[];
  readonly problems: number;
}

/** What a reader works with. */
export interface AnswerReaderOptions {
  readonly desk: FileDesk;
  readonly files?: ProjectFiles;
}

/** Reads an answer that writes files through tools. */
export function toolAnswer(options: AnswerReaderOptions): AnswerReader {
  const open = new Map<number, ToolCall>();
  const calls: ModelBlock[] = [];
  const results: ModelBlock[] = [];
  let problems = 0;
  let prose = '';
  const callAt = (index: number): ToolCall => {
    const call = open.get(index);
    if (call === undefined) throw new ModelFailure('protocol', `input came for call ${index}, which is not open`);
    return call;
  };
  return {
    get prose() {
      return prose;
    },
    take(event) {
      switch (event.type) {
        case 'text':
          prose += event.text;
          return [];
        case 'tool-start':
          open.set(event.index, createToolCall({ id: event.id, name: event.name, ...options }));
          return [];
        case 'tool-input':
          return callAt(event.index).push(event.json).parts;
        case 'tool-end': {
          const call = callAt(event.index);
          open.delete(event.index);
          const { parts, answer } = call.end();
          if (answer.isError) problems += 1;
          calls.push({ type: 'tool-call', id: call.id, name: call.name, input: call.input });
          results.push({ type: 'tool-result', id: call.id, ...answer });
          return parts;
        }
        default:
          return [];
      }
    },
    close() {
      const said: readonly ModelBlock[] = prose.trim() === '' ? [] : [{ type: 'text', text: prose }];
      const blocks = [...said, ...calls];
      const answer: readonly ModelTurn[] = blocks.length === 0 ? [] : [{ role: 'assistant', blocks }];
      return { parts: [], problems, turns: results.length === 0 ? answer : [...answer, { role: 'user', blocks: results }] };
    },
  };
}

/** Reads an answer that writes files as fenced blocks. */
export function fencedAnswer({ desk }: AnswerReaderOptions): AnswerReader {
  const reader = createFenceReader(desk);
  let said = '';
  return {
    get prose() {
      return reader.prose;
    },
    take(event) {
      if (event.type !== 'text') return [];
      said += event.text;
      return reader.push(event.text);
    },
    close() {
      const { parts, problems, unclosed } = reader.end();
      if (unclosed) throw new ModelFailure('cut', 'the answer ended inside a file');
      const answer: ModelTurn = { role: 'assistant', blocks: [{ type: 'text', text: said === '' ? '(nothing)' : said }] };
      const reply: ModelTurn = { role: 'user', blocks: [{ type: 'text', text: `This was not taken:\n${problems.map((each) => `- ${each}`).join('\n')}\nSend it again accordingly.` }] };
      return { parts, problems: problems.length, turns: problems.length === 0 ? [answer] : [answer, reply] };
    },
  };
}
