import PQueue from 'p-queue';
import type { Exec, Policy, RawReport, Unit, Validator } from '../contract/index.ts';
import { createProgram } from '../program/index.ts';
import { applyChange } from './change.ts';
import type { Judge } from './judge.ts';
import { runValidator } from './run-validator.ts';

/** Units one validator may have in hand. */
const AT_ONCE = 8;

/** What inline validators are run with. */
export interface InlineJudgeOptions {
  readonly root: string;
  readonly policy: Policy;
  readonly exec: Exec;
  readonly validators: readonly Validator[];
  readonly timeoutMs: number;
}

/**
 * Runs validators that were given as objects, in this process. They are trusted: one that waits for ever is timed out,
 * but one that never gives the thread back cannot be stopped. A slow validator takes several units at a time; what it
 * asks the program may already contain units that came after its own.
 */
export function createInlineJudge(options: InlineJudgeOptions): Judge {
  const program = createProgram(options.root);
  const lanes = new Map(options.validators.map((validator) => [validator, new PQueue({ concurrency: AT_ONCE })]));
  const stop = new AbortController();
  let open = 0;

  const runOne = async (validator: Validator, unit: Unit): Promise<RawReport> => {
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    stop.signal.addEventListener('abort', abort, { once: true });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<RawReport>((resolve) => {
      timer = setTimeout(() => {
        controller.abort();
        resolve(lateReport(validator, unit, options.timeoutMs));
      }, options.timeoutMs);
    });
    const { policy, exec } = options;
    try {
      return await Promise.race([late, runValidator(validator, { unit, program: { ...program }, policy, exec, signal: controller.signal })]);
    } finally {
      clearTimeout(timer);
      stop.signal.removeEventListener('abort', abort);
    }
  };

  return {
    ready: Promise.resolve(options.validators.map(({ id, version, family, rules }) => ({ id, version, family, rules }))),
    apply: (change) => applyChange(program, change),
    async judge(unit, { onReport, closers }) {
      if (closers !== undefined) return;
      open += 1;
      await Promise.all([...lanes].map(([validator, lane]) => lane.add(async () => onReport(await runOne(validator, unit)))));
      open -= 1;
    },
    readersOf: () => Promise.resolve([]),
    get idle() {
      return open === 0;
    },
    close() {
      stop.abort();
      return Promise.resolve();
    },
  };
}

function lateReport(validator: Validator, unit: Unit, timeoutMs: number): RawReport {
  return {
    validator: validator.id,
    version: validator.version,
    unitId: unit.id,
    unitSha256: unit.sha256,
    programVersion: -1,
    status: 'timeout',
    findings: [],
    obligations: [],
    durationMs: timeoutMs,
    reason: `no answer within ${timeoutMs} ms`,
  };
}
