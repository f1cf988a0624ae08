import { z } from 'zod';
import { LockstepError } from '../../contract/index.ts';
import type { GeneratorCapabilities, GeneratorPart } from '../../contract/index.ts';
import { partSchema } from './part.ts';

/** First line of a recording: what it is and what made it. */
export interface RecordingHeader {
  readonly lockstep: 'recording';
  readonly v: 1;
  readonly generator: string;
  readonly model?: string;
  readonly capabilities: GeneratorCapabilities;
  /** For people: where the recording comes from, for example `hand-written`. */
  readonly label?: string;
}

/** One line after the header: a part, in which attempt it came and after how many milliseconds of the attempt. */
export interface RecordedPart {
  readonly attempt: number;
  readonly t: number;
  readonly part: GeneratorPart;
}

/** A stream of parts as it was, to be played again. */
export interface Recording {
  readonly header: RecordingHeader;
  readonly parts: readonly RecordedPart[];
}

const headerSchema: z.ZodType<RecordingHeader> = z.strictObject({
  lockstep: z.literal('recording'),
  v: z.literal(1),
  generator: z.string(),
  model: z.string().exactOptional(),
  capabilities: z.strictObject({ repair: z.boolean(), resume: z.boolean(), edit: z.boolean() }),
  label: z.string().exactOptional(),
});

const recordedSchema: z.ZodType<RecordedPart> = z.strictObject({ attempt: z.int().min(1), t: z.number().min(0), part: partSchema });

/**
 * Reads a recording from JSON lines. Throws `input-invalid` with the line, what was expected and what came; a last line
 * without its line end was cut off while it was written and counts as not there.
 */
export function parseRecording(text: string, source: string): Recording {
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  if (lines.length === 0) throw invalid(source, 1, `expected a recording header and a line end, got ${JSON.stringify(torn.slice(0, 60))}`);
  const [first = '', ...rest] = lines;
  const header = parseLine(headerSchema, first, { source, line: 1 });
  const parts = rest.flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(recordedSchema, line, { source, line: index + 2 })]));
  return { header, parts };
}

/** One line of a recording, with its line end. */
export function recordingLine(entry: RecordingHeader | RecordedPart): string {
  return `${JSON.stringify(entry)}\n`;
}

function parseLine<T>(schema: z.ZodType<T>, line: string, at: { readonly source: string; readonly line: number }): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw invalid(at.source, at.line, `expected JSON, got ${JSON.stringify(line.slice(0, 60))}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(at.source, at.line, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}, got ${line.slice(0, 120)}`);
}

function invalid(source: string, line: number, message: string): LockstepError {
  return new LockstepError('input-invalid', `${source}:${line}: ${message}`, { fault: 'caller', context: { source, line } });
}
