import { calledName } from './called-name.ts';
import type { Fact } from './fact.ts';
import { functionsIn } from './functions-in.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { positionStep } from './positions.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

/** A parameter to which something goes, and the steps below it. */
export interface Handed {
  readonly parameter: Value;
  readonly steps: readonly string[];
}

/** Where a function stands in what a library of control flow is given. */
interface Task {
  readonly call: Call;
  readonly argument: number;
  /** The list or object around it, with its place there. */
  readonly list: ValueOf<'array' | 'object'> | undefined;
  readonly place: string;
  readonly index: number;
}

const LIBRARIES: ReadonlySet<string> = new Set(['async', 'neo-async']);

/**
 * `async.waterfall([(next) => next(null, x), (x, next) => …], done)`: what a task calls back with is what the next one, or the last
 * function, is called with (https://caolan.github.io/async/v3/docs.html); `position` is that of the argument behind the error.
 */
export function handedByTask(callback: ValueOf<'parameter'>, position: number, referents: Referents): readonly Handed[] {
  if (position < 1) return [];
  return tasksOf(callback.procedure).flatMap((task) => (isOfLibrary(task.call, referents) ? handedBy(task, position, referents) : []));
}

/** `queue.push(task)` calls the function that the queue was made with. */
export function handedByQueue({ call, made }: { readonly call: Call; readonly made: Value | undefined }, fact: Fact, referents: Referents): readonly Handed[] {
  const { args, callee } = call;
  if (callee.op !== 'load' || (callee.key !== 'push' && callee.key !== 'unshift') || args[0]?.value !== fact.value || made?.op !== 'call') return [];
  const worker = QUEUES.has(calledName(made.callee)) && isOfLibrary(made, referents) ? made.args[0]?.value : undefined;
  return worker === undefined ? [] : parameterOf(worker, 0, { steps: [], referents });
}

const QUEUES: ReadonlySet<string> = new Set(['queue', 'priorityQueue']);

function isOfLibrary({ callee }: Call, referents: Referents): boolean {
  return referents.placesOf(callee).some(({ root }) => LIBRARIES.has(root));
}

/** The calls that a function is given to: itself, in a list or object, or behind the names of what it waits for. */
function tasksOf({ made }: Procedure): readonly Task[] {
  return (made?.users ?? []).flatMap((user): readonly Task[] => {
    if (user.op === 'call') return argumentsIn(user, made).map((argument) => ({ call: user, argument, list: undefined, place: '', index: 0 }));
    if (user.op !== 'array' && user.op !== 'object') return [];
    const outer = user.op === 'array' ? user.users.find((each): each is ValueOf<'object'> => each.op === 'object') : undefined;
    const list = outer ?? user;
    const index = list.op === 'array' ? list.elements.findIndex(({ value }) => value === made) : list.entries.findIndex(({ value }) => value === made || value === user);
    const key = list.op === 'object' ? list.entries[index]?.key : undefined;
    if (index < 0 || (list.op === 'object' && typeof key !== 'string')) return [];
    const place = typeof key === 'string' ? key : positionStep(index);
    return list.users.flatMap((call) => (call.op === 'call' ? argumentsIn(call, list).map((argument) => ({ call, argument, list, place, index })) : []));
  });
}

function argumentsIn(call: Call, value: Value | undefined): readonly number[] {
  return call.args.flatMap((each, position) => (each.value === value && call.callee !== value ? [position] : []));
}

function handedBy({ call, argument, list, place, index }: Task, position: number, referents: Referents): readonly Handed[] {
  const last = call.args.at(-1)?.value;
  const done = last === undefined || last === list ? [] : [last];
  const name = calledName(call.callee).replace(/(?:Series|Limit)$/, '');
  if (list === undefined) {
    const own = call.args[argument]?.value;
    if (name === 'map' || name === 'concat') return done.flatMap((each) => parameterOf(each, 1, { steps: ['Element'], referents }));
    return name !== 'reduce' && name !== 'inject' ? [] : [...(own === undefined ? [] : parameterOf(own, 0, { steps: [], referents })), ...done.flatMap((each) => parameterOf(each, 1, { steps: [], referents }))];
  }
  if (name === 'waterfall' && list.op === 'array') {
    const next = list.elements[index + 1];
    return next === undefined ? done.flatMap((each) => parameterOf(each, position, { steps: [], referents })) : parameterOf(next.value, position - 1, { steps: [], referents });
  }
  const told = done.flatMap((each) => parameterOf(each, 1, { steps: [place], referents }));
  if (name === 'series' || name === 'parallel') return told;
  return name === 'auto' && list.op === 'object' ? [...told, ...waiting(list, place, referents)] : [];
}

/** `{ a: f, b: ['a', (results, next) => …] }`: who waits for others is given what they called back with; before version 2 behind the callback. */
function waiting(list: ValueOf<'object'>, place: string, referents: Referents): readonly Handed[] {
  return list.entries.flatMap(({ value }) => {
    const task = value.op === 'array' ? value.elements.at(-1)?.value : undefined;
    return task === undefined ? [] : [0, 1].flatMap((index) => parameterOf(task, index, { steps: [place], referents }));
  });
}

function parameterOf(value: Value, index: number, { steps, referents }: { readonly steps: readonly string[]; readonly referents: Referents }): readonly Handed[] {
  return functionsIn(value, referents).flatMap(({ parameters }) => {
    const parameter = parameters[index];
    return parameter === undefined ? [] : [{ parameter, steps }];
  });
}
