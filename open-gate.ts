import type { Policy, Validator, ValidatorModule } from './contract/index.ts';
import { createDeferredJudge, createGate, createInlineJudge, createLazyJudge, createWorkerJudge, nodeExec } from './gate/index.ts';
import type { Gate, Judge } from './gate/index.ts';
import { mayHaveTypes } from './program/index.ts';
import { TYPES_CARD } from './validators/index.ts';

/** What judges a tree. */
export interface GateSources {
  readonly root: string;
  readonly policy: Policy;
  readonly validators: readonly (Validator | ValidatorModule)[];
}

/** Starts the analysis worker, a worker for each validator module, and takes the validators given as objects. */
export function openGate({ root, policy, validators }: GateSources): Gate {
  const { validatorMs, customMs } = policy.timeouts;
  const entry = workerEntry();
  const families = createDeferredJudge(() => createWorkerJudge({ entry, setup: { root, policy, source: 'built-in' }, timeoutMs: validatorMs }));
  const modules = validators.filter(isModule).map((source) => createDeferredJudge(() => createWorkerJudge({ entry, setup: { root, policy, source }, timeoutMs: customMs })));
  const objects = validators.filter((each): each is Validator => !isModule(each));
  const inline: Judge[] =
    objects.length === 0 ? [] : [createInlineJudge({ root, policy, exec: nodeExec, validators: objects, timeoutMs: customMs })];
  return createGate(root, { families, beside: policy.types === 'off' ? [] : [typesJudge({ root, policy })], custom: [...modules, ...inline] });
}

/** The type checker works in a thread of its own: it waits for its compiler, and the families must not wait for it. */
function typesJudge({ root, policy }: Pick<GateSources, 'root' | 'policy'>): Judge {
  const make = (): Judge => createWorkerJudge({ entry: workerEntry(), setup: { root, policy, source: 'types' }, timeoutMs: policy.timeouts.typesMs });
  return createLazyJudge({ card: TYPES_CARD, isFor: (path) => mayHaveTypes(root, path), make: () => createDeferredJudge(make) });
}

function isModule(validator: Validator | ValidatorModule): validator is ValidatorModule {
  return 'module' in validator;
}

/** Threads run compiled code: from a source tree the built worker is taken. */
function workerEntry(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './dist/worker.js' : './worker.js', import.meta.url);
}
