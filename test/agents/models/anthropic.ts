import { anthropicGenerator } from '../../../index.ts';
import type { AnthropicOptions, GenerationRequest, Generator, GeneratorPart } from '../../../index.ts';

/** A key that nobody has. */
export const KEY = 'sk-ant-api03-canary-7f3a9c1e5b2d8046';

/** Time that passes at once; what was waited is written down. */
export interface FastTiming {
  readonly waits: number[];
  readonly timing: NonNullable<AnthropicOptions['timing']>;
}

export function fastTiming(): FastTiming {
  const waits: number[] = [];
  let now = 0;
  const timing = {
    monotonic: () => now,
    now: () => 1_800_000_000_000 + now,
    random: () => 0.5,
    sleep: (ms: number): Promise<void> => {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
  return { waits, timing };
}

/** A generator that talks to a server of a test. */
export function generatorAt(url: string, options: Partial<AnthropicOptions> = {}): Generator {
  return anthropicGenerator({ model: 'model-1', apiKey: KEY, baseURL: url, timing: fastTiming().timing, ...options });
}

export const REQUEST: GenerationRequest = { task: { prompt: 'write it' }, brief: '- say what is safe [a/b]', attempt: 1, accepted: [] };

/** All parts of one attempt. */
export async function partsOf(generator: Generator, request: GenerationRequest = REQUEST, signal: AbortSignal = new AbortController().signal): Promise<GeneratorPart[]> {
  const parts: GeneratorPart[] = [];
  for await (const part of generator.generate(request, signal)) parts.push(part);
  return parts;
}

/** The text of a file as the parts leave it. */
export function textOf(parts: readonly GeneratorPart[], path: string): string | undefined {
  const start = parts.find((part) => part.type === 'file-start' && part.path === path);
  if (start?.type !== 'file-start') return undefined;
  return parts.flatMap((part) => (part.type === 'text-delta' && part.file === start.file ? [part.text] : [])).join('');
}

/** How a stream ended; undefined when it did not say. */
export function finishOf(parts: readonly GeneratorPart[]): string | undefined {
  const last = parts.at(-1);
  return last?.type === 'finish' ? last.reason : undefined;
}
