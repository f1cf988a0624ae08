import type { MessagePort } from 'node:worker_threads';
import type { Exec, Policy, Validator } from '../contract/index.ts';
import type { EditableProgram } from '../program/index.ts';
import { applyChange } from './change.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
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
  /** Hears of a run's program when a file has been begun and when a unit has been judged, while nobody waits. */
  readonly prepare?: (program: EditableProgram) => Promise<void>;
}

/** What is judged, and by which policy. */
export interface Tree {
  readonly root: string;
  readonly policy: Policy;
}

/**
 * The inside of an analysis worker: keeps a program for each run, judges units in the order of arrival, one after another,
 * and says with each report which paths it asked for.
 */
export function serve({ port, openProgram, validators, exec, prepare, ...given }: Service): void {
  let { tree } = given;
  const post = (message: FromWorker): void => port.postMessage(message);
  const sayReady = (): void => post({ type: 'ready', validators: validators.map(({ id, version, family, rules }) => ({ id, version, family, rules })) });
  const programs = new Map<string, EditableProgram>();
  const programOf = (run: string): EditableProgram => {
    const program = programs.get(run) ?? openProgram(tree.root);
    programs.set(run, program);
    return program;
  };

  const judge = async (message: Extract<ToWorker, { type: 'judge' }>): Promise<void> => {
    const { unit, closers } = message;
    const program = programOf(message.run);
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
        applyChange(programOf(message.run), message.change);
        return message.change.type === 'begin' ? prepare?.(programOf(message.run)) : undefined;
      case 'judge':
        await judge(message);
        return prepare?.(programOf(message.run));
      case 'end':
        return void programs.delete(message.run);
      case 'move':
        programs.clear();
        tree = { root: message.root, policy: message.policy };
        return sayReady();
    }
  };

  let queue = Promise.resolve();
  port.on('message', (message: ToWorker) => {
    queue = queue.then(() => handle(message));
    queue.catch((thrown: unknown) => {
      throw thrown;
    });
  });
  sayReady();
}
