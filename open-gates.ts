import type { Policy, Validator, ValidatorModule } from './contract/index.ts';
import { createAnalysisWorker, createDeferredJudge, createGate, createInlineJudge, nodeExec } from './gate/index.ts';
import type { Gate, Judge, SharedJudge } from './gate/index.ts';

/** What judges a tree. */
export interface GateSources {
  readonly root: string;
  readonly policy: Policy;
  readonly validators: readonly (Validator | ValidatorModule)[];
}

/** What judges all runs of a tree: one analysis worker, one worker for each validator module. */
export interface TreeGates {
  /** The gate of one run. Closing it leaves the workers to the other runs. */
  open(run: string): Gate;
  close(): Promise<void>;
}

/** The workers of a tree, which start with the first run, and the validators given as objects. */
export function openGates({ root, policy, validators }: GateSources): TreeGates {
  const { validatorMs, customMs } = policy.timeouts;
  const entry = workerEntry();
  const families = sharedLater(() => createAnalysisWorker({ entry, setup: { root, policy, source: 'built-in' }, timeoutMs: validatorMs }));
  const modules = validators.filter(isModule).map((source) => sharedLater(() => createAnalysisWorker({ entry, setup: { root, policy, source }, timeoutMs: customMs })));
  const objects = validators.filter((each): each is Validator => !isModule(each));
  const inline = (): Judge[] => (objects.length === 0 ? [] : [createInlineJudge({ root, policy, exec: nodeExec, validators: objects, timeoutMs: customMs })]);
  return {
    open: (run) => createGate(root, [families.open(run), ...modules.map((module) => module.open(run)), ...inline()]),
    async close() {
      await Promise.all([families, ...modules].map((each) => each.close()));
    },
  };
}

/** A worker that is made when the first run asks and it is its turn. */
function sharedLater(make: () => SharedJudge): SharedJudge {
  let made: SharedJudge | undefined;
  return {
    open: (run) => createDeferredJudge(() => (made ??= make()).open(run)),
    async close() {
      await made?.close();
    },
  };
}

function isModule(validator: Validator | ValidatorModule): validator is ValidatorModule {
  return 'module' in validator;
}

/** Threads run compiled code: from a source tree the built worker is taken. */
function workerEntry(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './dist/worker.js' : './worker.js', import.meta.url);
}
