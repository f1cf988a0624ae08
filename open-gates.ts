import type { Policy, Validator, ValidatorModule } from './contract/index.ts';
import { createAnalysisWorker, createDeferredJudge, createGate, createInlineJudge, createLazyJudge, nodeExec } from './gate/index.ts';
import type { Gate, Judge, SharedJudge, ValidatorCard, WorkerSource } from './gate/index.ts';
import { fileKindOf, mayHaveTypes } from './program/index.ts';
import { ADVISORIES_CARD, ESLINT_CARD, hasProjectEslint, namesVersions, TYPES_CARD } from './validators/index.ts';

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
  const beside = besideOf({ root, policy }).map(({ card, isFor, source, timeoutMs }) => {
    const worker = sharedLater(() => createAnalysisWorker({ entry, setup: { root, policy, source }, timeoutMs }));
    return { close: () => worker.close(), open: (run: string) => createLazyJudge({ card, isFor, make: () => worker.open(run) }) };
  });
  const modules = validators.filter(isModule).map((source) => sharedLater(() => createAnalysisWorker({ entry, setup: { root, policy, source }, timeoutMs: customMs })));
  const objects = validators.filter((each): each is Validator => !isModule(each));
  const inline = (): Judge[] => (objects.length === 0 ? [] : [createInlineJudge({ root, policy, exec: nodeExec, validators: objects, timeoutMs: customMs })]);
  return {
    open: (run) => createGate(root, { families: families.open(run), beside: beside.map((each) => each.open(run)), custom: [...modules.map((module) => module.open(run)), ...inline()] }),
    async close() {
      await Promise.all([families, ...beside, ...modules].map((each) => each.close()));
    },
  };
}

/** A built-in validator that has a thread of its own, because the families must not wait for it. */
interface Beside {
  readonly card: ValidatorCard;
  readonly isFor: (path: string) => boolean;
  readonly source: WorkerSource;
  readonly timeoutMs: number;
}

/** The validators that judge beside the families in a tree: the type checker, the project's ESLint where it has one, and the advisories that the policy names. */
export function besideOf({ root, policy }: Pick<GateSources, 'root' | 'policy'>): readonly Beside[] {
  const { typesMs, customMs } = policy.timeouts;
  const types: Beside = { card: TYPES_CARD, isFor: (path) => mayHaveTypes(root, path), source: 'types', timeoutMs: typesMs };
  const eslint: Beside = { card: ESLINT_CARD, isFor: (path) => fileKindOf(path) === 'code', source: 'eslint', timeoutMs: customMs };
  const advisories: Beside = { card: ADVISORIES_CARD, isFor: namesVersions, source: 'advisories', timeoutMs: customMs };
  return [...(policy.types === 'off' ? [] : [types]), ...(policy.eslint === 'project' && hasProjectEslint(root) ? [eslint] : []), ...(policy.advisories === undefined ? [] : [advisories])];
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
