import type { MessagePort } from 'node:worker_threads';
import type { Exec, Policy, Unit, Validator } from '../contract/index.ts';
import type { EditableProgram } from '../program/index.ts';
import { applyChange } from './change.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { runValidator } from './run-validator.ts';

/** What an analysis worker is made of. */
export interface Service {
  readonly port: Pick<MessagePort, 'on' | 'postMessage'>;
  readonly program: EditableProgram;
  readonly policy: Policy;
  readonly validators: readonly Validator[];
  readonly exec: Exec;
}

/**
 * The inside of an analysis worker: keeps the program, judges units in the order of arrival, one after another, and
 * remembers which paths each judgement asked for.
 */
export function serve(service: Service): void {
  const { port, program, validators } = service;
  const post = (message: FromWorker): void => port.postMessage(message);
  const readers = new Map<string, ReadonlySet<string>>();

  const judge = async (message: Extract<ToWorker, { type: 'judge' }>): Promise<void> => {
    const { unit, closers } = message;
    if (closers !== undefined) program.append(unit.path, unit.id, unit.text + closers);
    const { reads } = await program.observe(async () => {
      for (const validator of validators.filter((each) => message.validators?.includes(each.id) ?? true)) {
        post({ type: 'started', job: message.job, validator: validator.id });
        post({ type: 'report', job: message.job, report: await runValidator(validator, requestFor(service, unit)) });
      }
    });
    if (closers !== undefined) program.truncate(unit.path, unit.id);
    else readers.set(unit.id, new Set([...(readers.get(unit.id) ?? []), ...reads]));
  };

  const handle = async (message: ToWorker): Promise<void> => {
    switch (message.type) {
      case 'change':
        return applyChange(program, message.change);
      case 'judge':
        return judge(message);
      case 'readers': {
        const units = [...readers].flatMap(([unit, reads]) => (reads.has(message.path) ? [unit] : []));
        return post({ type: 'readers', query: message.query, units });
      }
    }
  };

  let queue = Promise.resolve();
  port.on('message', (message: ToWorker) => {
    queue = queue.then(() => handle(message));
    queue.catch((thrown: unknown) => {
      throw thrown;
    });
  });
  post({ type: 'ready', validators: validators.map(({ id, version, family, rules }) => ({ id, version, family, rules })) });
}

function requestFor({ program, policy, exec }: Service, unit: Unit): Parameters<Validator['validate']>[0] {
  return { unit, program, policy, exec, signal: new AbortController().signal };
}
