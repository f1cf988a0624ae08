import PQueue from 'p-queue';
import type { Exec, Policy, ProspectiveProgram, RawReport, Unit, Validator } from '../contract/index.ts';
import { createProgram } from '../program/index.ts';
import type { AnalysedProgram, EditableProgram } from '../program/index.ts';
import { brokenReport } from './broken-report.ts';
import { applyChange } from './change.ts';
import type { Judge } from './judge.ts';
import { createReaders } from './readers.ts';
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
  const running = new Set<AbortController>();
  const readers = createReaders();
  let open = 0;

  const runOne = async (validator: Validator, unit: Unit): Promise<RawReport> => {
    const controller = new AbortController();
    running.add(controller);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<RawReport>((resolve) => {
      timer = setTimeout(() => {
        controller.abort();
        resolve(brokenReport(unit, { validator, status: 'timeout', reason: `no answer within ${options.timeoutMs} ms`, durationMs: options.timeoutMs }));
      }, options.timeoutMs);
    });
    const { policy, exec } = options;
    try {
      const view = observed(program, (path) => readers.note(unit.id, [path]));
      return await Promise.race([late, runValidator(validator, { unit, program: view, policy, exec, signal: controller.signal })]);
    } finally {
      clearTimeout(timer);
      running.delete(controller);
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
    cancel: () => undefined,
    readersOf: (path) => Promise.resolve(readers.of(path)),
    get idle() {
      return open === 0;
    },
    close() {
      for (const controller of running) controller.abort();
      return Promise.resolve();
    },
  };
}

/** The program with the version it has now; notes which paths are asked for. */
function observed(program: EditableProgram, noteRead: (path: string) => void): ProspectiveProgram {
  const note = <T>(ask: (path: string) => T): ((path: string) => T) => {
    return (path) => {
      noteRead(path);
      return ask(path);
    };
  };
  const { text, has, isComplete, module } = program;
  return { ...program, text: note(text), has: note(has), isComplete: note(isComplete), module: note(module) } as AnalysedProgram;
}
