import type { MessagePort } from 'node:worker_threads';
import type { Exec, Policy, Validator } from '../contract/index.ts';
import type { EditableProgram } from '../program/index.ts';
import { applyChange } from './change.ts';
import type { FromWorker, ProgramChange, ToWorker } from './protocol.ts';
import { runValidator } from './run-validator.ts';

/** What an analysis worker is made of. */
export interface Service {
  readonly port: Pick<MessagePort, 'on' | 'postMessage'>;
  /** Opens a tree as it is on disk, for a run. */
  readonly openProgram: (root: string) => EditableProgram;
  /** The tree to begin with. */
  readonly tree: Tree;
  readonly validators: readonly Validator[];
  readonly exec: Exec;
  /** Reads some of the tree for what may be asked later; false when there is nothing left to read. */
  readonly readAhead?: (program: EditableProgram) => boolean;
  /** Hears of a run's program when a file has been begun and when a unit has been judged, while nobody waits. */
  readonly prepare?: (program: EditableProgram) => Promise<void>;
}

/** What is judged, and by which policy. */
export interface Tree {
  readonly root: string;
  readonly policy: Policy;
}

/** What the worker keeps of a run. */
interface Tenant {
  readonly program: EditableProgram;
  begun: boolean;
  /** True from the first file that the run begins until the tree is read. */
  mayReadAhead: boolean;
}

/**
 * The inside of an analysis worker: keeps a program for each run, judges units in the order of arrival, one after another,
 * and says with each report which paths it asked for.
 */
export function serve({ port, openProgram, validators, exec, readAhead, prepare, ...given }: Service): void {
  let { tree } = given;
  const post = (message: FromWorker): void => port.postMessage(message);
  const sayReady = (): void => post({ type: 'ready', validators: validators.map(({ id, version, family, rules }) => ({ id, version, family, rules })) });
  const tenants = new Map<string, Tenant>();
  const tenantOf = (run: string): Tenant => {
    const tenant = tenants.get(run) ?? { program: openProgram(tree.root), begun: false, mayReadAhead: false };
    tenants.set(run, tenant);
    return tenant;
  };

  const judge = async (message: Extract<ToWorker, { type: 'judge' }>): Promise<void> => {
    const { unit, closers } = message;
    const { program } = tenantOf(message.run);
    if (closers !== undefined) program.append(unit.path, unit.id, unit.text + closers);
    for (const validator of validators.filter((each) => message.validators?.includes(each.id) ?? true)) {
      post({ type: 'started', job: message.job, validator: validator.id });
      const { result: report, reads } = await program.observe(() => runValidator(validator, { unit, program, policy: tree.policy, exec, signal: new AbortController().signal }));
      post({ type: 'report', job: message.job, report, reads: [...reads] });
    }
    if (closers !== undefined) program.truncate(unit.path, unit.id);
  };

  const handle = async (message: ToWorker): Promise<void> => {
    switch (message.type) {
      case 'change':
        change(tenantOf(message.run), message.change);
        return message.change.type === 'begin' ? prepare?.(tenantOf(message.run).program) : undefined;
      case 'judge':
        await judge(message);
        return prepare?.(tenantOf(message.run).program);
      case 'end':
        return void tenants.delete(message.run);
      case 'move':
        tenants.clear();
        tree = { root: message.root, policy: message.policy };
        return sayReady();
    }
  };

  const reading = createReading(tenants, readAhead);
  let queue = Promise.resolve();
  port.on('message', (message: ToWorker) => {
    reading.pause();
    queue = queue.then(() => handle(message)).then(reading.goOn);
    queue.catch((thrown: unknown) => {
      throw thrown;
    });
  });
  sayReady();
}

/** Reads trees between two messages: a generator needs seconds before there is a unit, and the tree does not wait for it. */
function createReading(tenants: ReadonlyMap<string, Tenant>, readAhead: Service['readAhead']): { readonly pause: () => void; readonly goOn: () => void } {
  let waiting = 0;
  const readSome = (): boolean => {
    const tenant = [...tenants.values()].find(({ mayReadAhead }) => mayReadAhead);
    if (tenant === undefined) return false;
    tenant.mayReadAhead = readAhead?.(tenant.program) ?? false;
    return true;
  };
  const readSoon = (): void => void setImmediate(() => waiting === 0 && readSome() && readSoon());
  return {
    pause: () => void (waiting += 1),
    goOn() {
      waiting -= 1;
      readSoon();
    },
  };
}

function change(tenant: Tenant, made: ProgramChange): void {
  if (made.type === 'begin' && !tenant.begun) tenant.begun = tenant.mayReadAhead = true;
  applyChange(tenant.program, made);
}
