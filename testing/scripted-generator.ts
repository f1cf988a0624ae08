import { setTimeout as sleep } from 'node:timers/promises';
import { LockstepError } from '../contract/index.ts';
import type { GenerationRequest, Generator, GeneratorCapabilities, GeneratorPart } from '../contract/index.ts';

/** What one attempt sends: fixed parts, or a function of the request. */
export type ScriptedStep = readonly GeneratorPart[] | ((request: GenerationRequest) => readonly GeneratorPart[]);

/** How a script is played. */
export interface ScriptOptions {
  readonly id?: string;
  readonly model?: string;
  readonly capabilities?: Partial<GeneratorCapabilities>;
  /** Pause before each part, ms; none when absent. */
  readonly delayMs?: number;
}

/** A generator that plays a script, one step an attempt. */
export interface ScriptedGenerator extends Generator {
  /** The requests it got, in order. */
  readonly requests: readonly GenerationRequest[];
  /** Throws when steps were left over: a test that did not get as far as it thinks. */
  assertDone(): void;
}

/** Makes a generator that needs no network. An attempt for which there is no step is the caller's fault. */
export function scriptedGenerator(steps: readonly ScriptedStep[], options: ScriptOptions = {}): ScriptedGenerator {
  const requests: GenerationRequest[] = [];
  return {
    id: options.id ?? 'scripted',
    ...(options.model === undefined ? {} : { model: options.model }),
    capabilities: { repair: true, resume: true, edit: true, ...options.capabilities },
    requests,
    async *generate(request, signal) {
      const step = steps[requests.length];
      requests.push(request);
      if (step === undefined)
        throw new LockstepError('generator-failed', `the script has ${steps.length} steps and was asked for one more`, { fault: 'caller' });
      for (const part of typeof step === 'function' ? step(request) : step) {
        if (options.delayMs !== undefined) await sleep(options.delayMs, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return;
        yield part;
      }
    },
    assertDone() {
      if (requests.length < steps.length)
        throw new LockstepError('generator-failed', `${steps.length - requests.length} of ${steps.length} steps were not used`, { fault: 'caller' });
    },
  };
}
