import type { MessagePort } from 'node:worker_threads';
import type { Exec, Policy, Unit, Validator } from '../contract/index.ts';
import type { EditableProgram } from '../program/index.ts';
import { applyChange } from './change.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { runValidator } from './run-validator.ts';

/** What an analysis worker is made of. */
export interface Service {
  readonly port: Pick<MessagePort, 'on' | 'postMessage'>;
  /** Opens the tree as it is on disk, for a run. */
  readonly openProgram: () => EditableProgram;
  readonly policy: Policy;
  readonly validators: readonly Validator[];
  readonly exec: Exec;
  /** Reads some of the tree for what may be asked later; false when there is nothing left to read. */
  readonly readAhead?: (program: EditableProgram) => boolean;
}

/** What the worker keeps of a run. */
interface Tenant {
  readonly program: EditableProgram;
  begun: boolean;
  /** True from the first file that the run begins until the tree is read. */
  mayReadAhead: boolean;
  /** By unit, the paths that its judgement asked for. */
  readonly readers: Map<string, ReadonlySet<string>>;
}

/**
 * The inside of an analysis worker: keeps a program for each run, judges units in the order of arrival, one after another,
 * and remembers which paths each judgement asked for.
 */
export function serve(service: Service): void {
  const { port, validators } = service;
  const post = (message: FromWorker): void => port.postMessage(message);
  const tenants = new Map<string, Tenant>();
  const tenantOf = (run: string): Tenant => {
    const tenant = tenants.get(run) ?? { program: service.openProgram(), begun: false, mayReadAhead: false, readers: new Map() };
    tenants.set(run, tenant);
    return tenant;
  };

  const judge = async (message: Extract<ToWorker, { type: 'judge' }>): Promise<void> => {
    const { unit, closers } = message;
    const { program, readers } = tenantOf(message.run);
    if (closers !== undefined) program.append(unit.path, unit.id, unit.text + closers);
    const { reads } = await program.observe(async () => {
      for (const validator of validators.filter((each) => message.validators?.includes(each.id) ?? true)) {
        post({ type: 'started', job: message.job, validator: validator.id });
        post({ type: 'report', job: message.job, report: await runValidator(validator, requestFor(service, unit, program)) });
      }
    });
    if (closers !== undefined) program.truncate(unit.path, unit.id);
    else readers.set(unit.id, new Set([...(readers.get(unit.id) ?? []), ...reads]));
  };

  const handle = async (message: ToWorker): Promise<void> => {
    switch (message.type) {
      case 'change': {
        const tenant = tenantOf(message.run);
        if (message.change.type === 'begin' && !tenant.begun) tenant.begun = tenant.mayReadAhead = true;
        return applyChange(tenant.program, message.change);
      }
      case 'judge':
        return judge(message);
      case 'readers': {
        const units = [...tenantOf(message.run).readers].flatMap(([unit, reads]) => (reads.has(message.path) ? [unit] : []));
        return post({ type: 'readers', query: message.query, units });
      }
      case 'end':
        tenants.delete(message.run);
    }
  };

  let waiting = 0;
  const readAheadSoon = (): void => void setImmediate(() => waiting === 0 && readSome(service, tenants) && readAheadSoon());
  let queue = Promise.resolve();
  port.on('message', (message: ToWorker) => {
    waiting += 1;
    queue = queue.then(() => handle(message)).then(() => {
      waiting -= 1;
      readAheadSoon();
    });
    queue.catch((thrown: unknown) => {
      throw thrown;
    });
  });
  post({ type: 'ready', validators: validators.map(({ id, version, family, rules }) => ({ id, version, family, rules })) });
}

/** Between two messages: a generator needs seconds before there is a unit, and the tree does not wait for it. */
function readSome({ readAhead }: Service, tenants: ReadonlyMap<string, Tenant>): boolean {
  const tenant = [...tenants.values()].find(({ mayReadAhead }) => mayReadAhead);
  if (tenant === undefined) return false;
  tenant.mayReadAhead = readAhead?.(tenant.program) ?? false;
  return true;
}

function requestFor({ policy, exec }: Service, unit: Unit, program: EditableProgram): Parameters<Validator['validate']>[0] {
  return { unit, program, policy, exec, signal: new AbortController().signal };
}
