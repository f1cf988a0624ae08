import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { parseRecording, recordingLine } from '../../agents/generators/recording.ts';
import { playRecording } from '../../agents/generators/replay.ts';
import { claudeGenerator, openAiCompatibleGenerator } from '../../index.ts';
import type { Generator, GeneratorPart } from '../../index.ts';
import { fastTiming, generatorAt } from './models/anthropic.ts';
import { calls, says } from './models/chat-wire.ts';
import { DONE, writes } from './models/messages-wire.ts';

/** What every transcript writes: text of several bytes a character, escapes, and statements that end in several ways. */
export const PATH = 'src/places.ts';
export const TEXT = `import { join } from 'node:path';
/** Größe: \u{1f600} "quoted" \\\\ back */
export const places = ['a', 'b\\n']
export function place(at: number): string {
  return join(places[at] ?? '', \`\${at}\`);
}
export class Places {
  first = (): string => place(0);
}
`;

/** How a stream that was cut ends. */
export type Ending = 'clean end' | 'reset';

const BOTH: readonly Ending[] = ['clean end', 'reset'];
const CLEAN: readonly Ending[] = ['clean end'];

/** One way in which text comes, as bytes, and the generator that reads so many of them. */
export interface Transcript {
  readonly name: string;
  readonly bytes: Buffer;
  /** Before this byte nobody can know that it is through. */
  readonly through: number;
  /** How it may end when it is cut: a file or a pipe has no reset. */
  readonly endings: readonly Ending[];
  generator(cut: number, ending: Ending): Generator;
}

const all = (body: readonly (string | Uint8Array)[] | undefined): Buffer => Buffer.from((body ?? []).join(''));

/** A `fetch` that answers first with what is left of a transcript, then that all is done. */
function answering(bytes: Buffer, ending: Ending, after: Buffer): typeof globalThis.fetch {
  let asked = 0;
  return () => {
    asked += 1;
    const own = asked === 1 ? bytes : after;
    const breaks = asked === 1 && ending === 'reset';
    let sent = false;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      if (!sent) controller.enqueue(own);
      else if (breaks) controller.error(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
      else controller.close();
      sent = true;
    };
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  };
}

function hosted(): Transcript {
  const bytes = all(writes({ [PATH]: TEXT }).body);
  const make = (cut: number, ending: Ending): Generator =>
    generatorAt('http://127.0.0.1:1', { retry: { tries: 1 }, fetch: answering(bytes.subarray(0, cut), ending, all(DONE.body)) });
  return { name: 'a Messages stream of tool calls', bytes, through: bytes.lastIndexOf('event: message_stop'), endings: BOTH, generator: make };
}

function local(name: string, bytes: Buffer, tools: boolean): Transcript {
  const after = all(says('Done.').body);
  return {
    name,
    bytes,
    through: bytes.lastIndexOf('data: [DONE]'),
    endings: BOTH,
    generator: (cut, ending) =>
      openAiCompatibleGenerator({ model: 'm', baseURL: 'http://127.0.0.1:1/v1', tools, timing: fastTiming().timing, retry: { tries: 1 }, fetch: answering(bytes.subarray(0, cut), ending, after) }),
  };
}

function recorded(): Transcript {
  const parts: readonly GeneratorPart[] = [
    { type: 'file-start', file: 'f', path: PATH, operation: 'create' },
    ...(TEXT.match(/[\s\S]{1,17}/gu) ?? []).map((text): GeneratorPart => ({ type: 'text-delta', file: 'f', text })),
    { type: 'file-end', file: 'f' },
    { type: 'finish', reason: 'complete' },
  ];
  const head = recordingLine({ lockstep: 'recording', v: 1, generator: 'x', capabilities: { repair: false, resume: true, edit: false } });
  const bytes = Buffer.from(head + parts.map((part) => recordingLine({ attempt: 1, t: 0, part })).join(''));
  const make = (cut: number): Generator => ({
    id: 'replay',
    capabilities: { repair: false, resume: true, edit: false },
    async *generate(request, signal) {
      yield* playRecording(parseRecording(bytes.subarray(0, cut).toString('utf8'), 'r.jsonl'), { pace: 'fast', id: 'replay' }).generate(request, signal);
    },
  });
  return { name: 'a recording', bytes, through: bytes.length, endings: CLEAN, generator: make };
}

function assistant(): Transcript {
  const event = (value: unknown): unknown => ({ type: 'stream_event', event: value, parent_tool_use_id: null, session_id: 's', uuid: 'u' });
  const pieces = JSON.stringify({ file_path: `/home/ann/shop/${PATH}`, content: TEXT }).match(/[\s\S]{1,17}/gu) ?? [];
  const lines = [
    { type: 'system', subtype: 'init', session_id: 's', cwd: '/home/ann/shop', model: 'claude-x', tools: [], permissionMode: 'default' },
    event({ type: 'message_start', message: { model: 'claude-x', usage: { input_tokens: 10, output_tokens: 1 } } }),
    event({ type: 'content_block_start', index: 1, content_block: { type: 'tool_use', id: 't1', name: 'Write', input: {} } }),
    ...pieces.map((partial) => event({ type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: partial } })),
    event({ type: 'content_block_stop', index: 1 }),
    event({ type: 'message_delta', delta: { stop_reason: 'tool_use' } }),
    event({ type: 'message_stop' }),
    { type: 'user', message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', is_error: false, content: '' }] } },
    { type: 'result', subtype: 'success', is_error: false, total_cost_usd: 0.02, usage: { input_tokens: 10, output_tokens: 30 }, permission_denials: [] },
  ];
  const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const open = (cut: number): Readable => Readable.from(cut > 0 ? [bytes.subarray(0, cut)] : [], { objectMode: false });
  return { name: 'a session of Claude Code', bytes, through: bytes.length - 1, endings: CLEAN, generator: (cut) => claudeGenerator({ source: { name: 'session', open: () => open(cut) }, root: tmpdir() }) };
}

/** The five formats in which text arrives. */
export const TRANSCRIPTS: readonly Transcript[] = [
  hosted(),
  local('chat completions with tool calls', all(calls([['write_file', { path: PATH, operation: 'create', content: TEXT }]]).body), true),
  local('chat completions with fenced files', all(says(`Here it is.\n\n\`\`\`ts path=${PATH}\n${TEXT}\`\`\`\n`).body), false),
  recorded(),
  assistant(),
];
