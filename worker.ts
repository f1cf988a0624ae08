import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { LockstepError } from './contract/index.ts';
import type { Validator, ValidatorModule } from './contract/index.ts';
import { nodeExec, serve, warmUp } from './gate/index.ts';
import type { FromWorker, WorkerSetup, WorkerSource } from './gate/index.ts';
import { createProgram, functionIndexOf } from './program/index.ts';
import type { EditableProgram } from './program/index.ts';
import { builtInValidators, createAdvisoryValidator, createEslintValidator, createTypesValidator } from './validators/index.ts';
import type { TypesValidator } from './validators/index.ts';

const setup = workerData as WorkerSetup;

if (parentPort === null) throw new LockstepError('worker-failed', 'worker.ts runs as a worker thread only', { fault: 'caller' });
const { root, policy, source } = setup;
const port = parentPort;
const types = source === 'types' ? openTypes() : undefined;
const validators = types === undefined ? await validatorsOf(source) : [types];
const openProgram = (at: string): EditableProgram => createProgram(at, () => port.postMessage({ type: 'working' } satisfies FromWorker));
const service = { openProgram, tree: { root, policy }, validators, exec: nodeExec, ...(types === undefined ? {} : { prepare: types.prepare }) };
if (source === 'built-in') await warmUp(service);
serve({ port, ...service, ...(source === 'built-in' ? { readAhead } : {}) });

/** What every run of a large tree asks for sooner or later: who imports whom, and which functions there are. */
function readAhead(program: EditableProgram): boolean {
  return functionIndexOf(program).readAhead() || program.graph.readAhead();
}

async function validatorsOf(from: WorkerSource): Promise<readonly Validator[]> {
  if (from === 'built-in') return builtInValidators();
  if (from === 'eslint') return [createEslintValidator(root)];
  if (from === 'advisories') return policy.advisories === undefined ? [] : [createAdvisoryValidator(root, policy.advisories)];
  return from === 'types' ? [] : [await loadValidator(from, root)];
}

function openTypes(): TypesValidator {
  const engine = policy.types === 'language-service' ? policy.types : 'native';
  const validator = createTypesValidator({ engine, onChild: (pid) => port.postMessage({ type: 'child', pid } satisfies FromWorker) });
  // What fails here fails again at the first file, and is reported there.
  setImmediate(() => void validator.warmUp(root).catch(() => undefined));
  return validator;
}

/** Loads a user's validator from its module, which is resolved from the root of the tree. */
async function loadValidator(spec: ValidatorModule, from: string): Promise<Validator> {
  const isUrl = /^(?:file|data):/.test(spec.module);
  const target = isUrl ? spec.module : pathToFileURL(createRequire(path.join(from, 'package.json')).resolve(spec.module)).href;
  const loaded = (await import(target)) as Readonly<Record<string, unknown>>;
  const name = spec.export ?? 'default';
  const exported = loaded[name];
  const made: unknown = isFactory(exported) ? await exported(spec.options) : exported;
  if (isValidator(made) && made.id === spec.id) return made;
  throw new LockstepError('validator-failed', `${spec.module}#${name}: expected a validator with id ${spec.id}`, { fault: 'validator' });
}

function isFactory(value: unknown): value is (options: unknown) => unknown {
  return typeof value === 'function';
}

function isValidator(value: unknown): value is Validator {
  return typeof value === 'object' && value !== null && 'id' in value && 'validate' in value && typeof value.validate === 'function';
}
