import { LockstepError } from '../../../contract/index.ts';
import type { FinishReason, GenerationRequest, Generator, GeneratorPart, RateLimits } from '../../../contract/index.ts';
import { isTemporary, ModelFailure } from '../../models/index.ts';
import type { ModelEvent, ModelRequest, ModelSession, ModelTurn } from '../../models/index.ts';
import { fencedAnswer, toolAnswer } from './answer-reader.ts';
import type { AnswerReader } from './answer-reader.ts';
import { openingTurns, systemText } from './conversation.ts';
import type { AnswerStyle } from './conversation.ts';
import { createFileDesk } from './file-desk.ts';
import type { FileDesk } from './file-desk.ts';
import type { ProjectFiles } from './project-files.ts';
import { toolsFor } from './tools.ts';

/** What a generator on top of a model is made of. */
export interface ModelGeneratorOptions {
  readonly id: string;
  readonly session: ModelSession;
  readonly rateLimits: RateLimits;
  readonly maxTokens: number;
  readonly network: 'local' | 'hosted';
  readonly contextTokens?: number | undefined;
  /** What the model may read; nothing when absent. */
  readonly files?: ProjectFiles;
}

/** Answers of one attempt: reading files and correcting calls takes some, writing one or two. */
const MAX_ANSWERS = 40;
/** Answers in a row of which something could not be taken. */
const MAX_PROBLEMS = 3;
const MAX_NOTE = 2_000;

/** Makes a generator that writes what a model streams. What it remembers from attempt to attempt is money, not text. */
export function modelGenerator(options: ModelGeneratorOptions): Generator {
  const { session, network, rateLimits } = options;
  const { client } = session;
  return {
    id: options.id,
    model: client.model,
    provider: client.provider,
    network,
    rateLimits,
    ...(options.contextTokens === undefined ? {} : { contextTokens: options.contextTokens }),
    capabilities: { repair: true, resume: true, edit: client.tools },
    generate: (request, signal) => attempt(options, request, signal),
  };
}

async function* attempt(options: ModelGeneratorOptions, request: GenerationRequest, signal: AbortSignal): AsyncIterable<GeneratorPart> {
  const { session, files } = options;
  yield* usageOf(session);
  for (;;) {
    const desk = createFileDesk(request, files);
    try {
      const reason = yield* converse({ options, request, desk }, signal);
      yield* desk.close();
      yield { type: 'finish', reason };
      return;
    } catch (thrown) {
      yield* usageOf(session);
      if (signal.aborted) return;
      if (thrown instanceof ModelFailure && thrown.kind === 'tools-unsupported' && !desk.touched) continue;
      if (!(thrown instanceof ModelFailure) || !isTemporary(thrown)) throw faultOf(thrown, options);
      yield { type: 'note', text: `${session.client.provider}: ${thrown.message}; going on after what has been accepted` };
      await session.beforeResuming(thrown, signal).catch((final: unknown) => {
        throw faultOf(final, options);
      });
      yield { type: 'finish', reason: 'interrupted', again: true };
      return;
    }
  }
}

interface Attempt {
  readonly options: ModelGeneratorOptions;
  readonly request: GenerationRequest;
  readonly desk: FileDesk;
}

/** Asks until the model says that it is through; returns how it ended. */
async function* converse({ options, request, desk }: Attempt, signal: AbortSignal): AsyncGenerator<GeneratorPart, FinishReason> {
  const { session, files } = options;
  const style: AnswerStyle = session.client.tools ? 'tools' : 'fences';
  const opening = openingTurns(request, style);
  const turns: ModelTurn[] = [...opening];
  let problems = 0;
  for (let answers = 0; answers < MAX_ANSWERS; answers += 1) {
    const ask: ModelRequest = {
      system: systemText(request.brief, style),
      turns,
      tools: style === 'tools' ? toolsFor({ canRead: files !== undefined }) : [],
      maxTokens: options.maxTokens,
    };
    const parts = { desk, ...(files === undefined ? {} : { files }) };
    const reader = style === 'tools' ? toolAnswer(parts) : fencedAnswer(parts);
    const end = yield* readAnswer(session.stream(ask, signal), reader);
    yield* usageOf(session);
    yield* noteOf(reader);
    if (end.reason === 'length' || end.reason === 'refusal') return end.reason;
    if (end.reason === 'unknown') throw new ModelFailure('protocol', `the model stopped for a reason we do not know: ${end.detail ?? ''}`);
    const closed = reader.close();
    yield* closed.parts;
    turns.push(...closed.turns);
    problems = closed.problems > 0 || (closed.turns.length === 0 && end.reason !== 'complete') ? problems + 1 : 0;
    if (problems >= MAX_PROBLEMS) throw new ModelFailure('protocol', `the model sent what could not be taken ${problems} times in a row`);
    // Models may end on an answer without any content, right after the results of their calls.
    if (end.reason === 'complete' && closed.turns.at(-1)?.role !== 'user') return isSilent(desk, request) ? 'refusal' : 'complete';
  }
  throw new ModelFailure('protocol', `the model was not through after ${MAX_ANSWERS} answers`);
}

async function* readAnswer(
  events: AsyncIterable<ModelEvent>,
  reader: AnswerReader,
): AsyncGenerator<GeneratorPart, Extract<ModelEvent, { type: 'end' }>> {
  for await (const event of events) {
    if (event.type === 'end') return event;
    yield* reader.take(event);
  }
  throw new ModelFailure('cut', 'the stream ended before the answer did');
}

/** Nothing was written, and nothing had been before: saying so is not success. */
function isSilent(desk: FileDesk, { accepted, refused = [] }: GenerationRequest): boolean {
  return !desk.touched && accepted.length === 0 && refused.length === 0;
}

function* usageOf(session: ModelSession): Iterable<GeneratorPart> {
  for (const spend of session.takeSpends()) yield { type: 'usage', ...spend };
}

function* noteOf({ prose }: AnswerReader): Iterable<GeneratorPart> {
  const said = prose.trim();
  if (said !== '') yield { type: 'note', text: said.length > MAX_NOTE ? `${said.slice(0, MAX_NOTE)}…` : said };
}

/** The library's own error is left behind: it may hold what was sent. */
function faultOf(thrown: unknown, { id }: ModelGeneratorOptions): unknown {
  if (!(thrown instanceof ModelFailure)) return thrown;
  const { kind, status, message } = thrown;
  return new LockstepError('generator-failed', `generator ${id}: ${message}`, {
    fault: 'generator',
    context: { kind, ...(status === undefined ? {} : { status }) },
  });
}
