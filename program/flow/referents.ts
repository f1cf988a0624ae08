import type { AnalysedProgram } from '../program.ts';
import { callersElsewhere } from './callers-elsewhere.ts';
import type { CallersElsewhere } from './callers-elsewhere.ts';
import { byFieldName, calledBy, countCallers, enteredBy, isSuper, MAX_TARGETS } from './callees.ts';
import { expand } from './expand.ts';
import type { State, Tracker } from './expand.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { flowIndexOf } from './model.ts';
import type { FlowIndex, FlowModel, Place } from './model.ts';
import { moduleFlowOf } from './module-flow.ts';
import type { ModuleFlow } from './module-flow.ts';
import { identity } from './referent.ts';
import type { Referent, Registration } from './referent.ts';

/** Answers what values are. Keeps what it found for as long as it lives: one program version. */
export interface Referents {
  readonly program: AnalysedProgram;
  readonly index: FlowIndex;
  flowOf(path: string): ModuleFlow | undefined;
  /** What stands at a path below a value; in the order found, each once. */
  of(value: Value, path?: readonly string[]): readonly Referent[];
  /** The places of a value in libraries, from the nearest named type on. */
  placesOf(value: Value, path?: readonly string[]): readonly Place[];
  /** The functions a call may enter; none when there are more than five. */
  calleesOf(call: Value): readonly Procedure[];
  /** The calls that may enter a function: of its own file, and of the file that is judged and those between. */
  callersOf(procedure: Procedure): readonly ValueOf<'call'>[];
  /** Notes that functions are handed to calls in ways that are found from the call alone. */
  register(all: ReadonlyMap<Procedure, Registration>): void;
  /** Begins to count the work for another file. */
  begin(): void;
  /** From here on, calls that lead out of a file count as callers of what they enter, instead of those of the file before; gives the functions that gained one. */
  link(from: { readonly path: string; readonly procedures: readonly Procedure[] }): readonly Procedure[];
  /** Where the questions about a file were given up: what was not found is not known to be absent. */
  cutAt(): Value | undefined;
  /** The only constant a value can be. */
  constantOf(value: Value): string | number | boolean | undefined;
}

type Call = ValueOf<'call'>;

/** How many states the questions of one file may visit together. The largest libraries visit less than half of this. */
const MAX_WORK = 600_000;
/** More states than this and the answer is given up: what a value can be is then not known. */
const MAX_STATES = 300;
const MAX_PATH = 12;
/** Questions inside questions: what a computed key is, what a receiver is. */
const MAX_DEPTH = 12;

/**
 * Type tracking against the flow of values, demand-driven and with access paths: the idea of CodeQL's API graphs and of
 * Feldthaus, Schäfer, Sridharan, Dolby, Tip, "Efficient Construction of Approximate Call Graphs for JavaScript IDE
 * Services", ICSE 2013. Field-based for `this` and prototypes inside a module, by access path across modules.
 */
export function createReferents(program: AnalysedProgram, model: FlowModel): Referents {
  const index = flowIndexOf(model);
  const callees = new Map<Value, readonly Procedure[]>();
  const registrations = new Map<Procedure, readonly Registration[]>();
  const flowOf = (path: string): ModuleFlow | undefined => {
    const module = program.module(path);
    return module === undefined || module.obstacle !== undefined ? undefined : moduleFlowOf(module);
  };
  const calleesNow = (call: Call): readonly Procedure[] => {
    const entered = new Set(calledBy(call, answers.of).flatMap((referent) => enteredBy(referent, call.construct || isSuper(call.callee), answers.of)));
    if (entered.size === 0) return byFieldName(call, flowOf(call.unit.path));
    return entered.size > MAX_TARGETS ? [] : [...entered];
  };
  const callers = createCallers(flowOf, calleesNow);
  const tracker: Tracker = { index, program, flowOf, of: (value, path) => answers.of(value, path), callersOf: callers.of, registered: (procedure) => registrations.get(procedure) ?? [] };
  const answers = createAnswers(tracker, callers.isCounting);
  const forget = (): void => {
    answers.forget();
    callees.clear();
  };
  return {
    program,
    index,
    flowOf,
    of: answers.of,
    placesOf: (value, path) => answers.of(value, path).flatMap((referent) => (referent.kind === 'api' ? [referent.place] : [])),
    calleesOf(value) {
      if (value.op !== 'call') return [];
      const known = callees.get(value) ?? calleesNow(value);
      if (!callers.isCounting()) callees.set(value, known);
      return known;
    },
    callersOf: callers.of,
    begin: answers.begin,
    link(from) {
      if (callers.link(NOBODY)) forget();
      const found = callersElsewhere(from, { flowOf, calleesOf: calleesNow });
      if (callers.link(found)) forget();
      return [...found.keys()];
    },
    cutAt: answers.cutAt,
    register(all) {
      if (!addRegistrations(registrations, all)) return;
      forget();
      callers.forget();
    },
    constantOf: (value) => (isChoice(value) ? undefined : onlyConstant(value.op === 'constant' ? [{ kind: 'constant', value: value.value }] : answers.of(value))),
  };
}

const NOBODY: CallersElsewhere = new Map();

/** True for a value that may be a computed one: `i` of a loop is 0 at first, and something else after. */
function isChoice(value: Value): boolean {
  if (value.op !== 'phi' && value.op !== 'logical') return false;
  const known = choices.get(value) ?? mayBeComputed(value);
  choices.set(value, known);
  return known;
}

const choices = new WeakMap<Value, boolean>();

function mayBeComputed(value: Value): boolean {
  const seen = new Set<Value>();
  const stack: Value[] = [value];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const known = choices.get(at);
    if (known === true) return true;
    if (known === false || seen.has(at)) continue;
    seen.add(at);
    if (at.op === 'binary' || at.op === 'unary' || at.op === 'template') return true;
    if (at.op === 'phi') for (const input of at.inputs) stack.push(input);
    if (at.op === 'logical') stack.push(at.left, at.right);
  }
  for (const each of seen) if (each.op === 'phi' || each.op === 'logical') choices.set(each, false);
  return false;
}

function onlyConstant([only, ...others]: readonly Referent[]): string | number | boolean | undefined {
  if (only?.kind !== 'constant' || others.length > 0 || only.value === null || typeof only.value === 'bigint') return undefined;
  return only.value;
}

/** Adds what is new and says whether anything was. */
function addRegistrations(known: Map<Procedure, readonly Registration[]>, all: ReadonlyMap<Procedure, Registration>): boolean {
  let isNew = false;
  for (const [procedure, registration] of all) {
    const own = known.get(procedure) ?? [];
    if (own.some((each) => each.callee === registration.callee)) continue;
    known.set(procedure, [...own, registration]);
    isNew = true;
  }
  return isNew;
}

interface Callers {
  of(procedure: Procedure): readonly Call[];
  /** Puts calls of other files in the place of those that were known; false when there are none, now and before. */
  link(found: CallersElsewhere): boolean;
  /** True while callers are being collected: nobody's callers are known then. */
  isCounting(): boolean;
  forget(): void;
}

/** The calls of each file by callee, collected when they are first asked for. */
function createCallers(flowOf: (path: string) => ModuleFlow | undefined, calleesOf: (call: Call) => readonly Procedure[]): Callers {
  const tables = new Map<ModuleFlow, ReadonlyMap<Procedure, readonly Call[]>>();
  let elsewhere = NOBODY;
  let counting = false;
  return {
    link(found) {
      const isNew = found.size + elsewhere.size > 0;
      elsewhere = found;
      return isNew;
    },
    of(procedure) {
      const flow = flowOf(procedure.unit.path);
      if (flow === undefined || counting) return [];
      let table = tables.get(flow);
      if (table === undefined) {
        counting = true;
        table = countCallers(flow, calleesOf);
        counting = false;
        tables.set(flow, table);
      }
      return joined(table.get(procedure), elsewhere.get(procedure));
    },
    isCounting: () => counting,
    forget: () => tables.clear(),
  };
}

function joined(own: readonly Call[] = [], others: readonly Call[] = []): readonly Call[] {
  return others.length === 0 ? own : [...own, ...others];
}

interface Answers extends Pick<Referents, 'begin' | 'cutAt'> {
  of(value: Value, path?: readonly string[]): readonly Referent[];
  forget(): void;
}

/** Answers questions and keeps what is final: not what was found while callers were unknown. */
function createAnswers(tracker: Tracker, isCounting: () => boolean): Answers {
  const found = new Map<Value, Map<string, readonly Referent[]>>();
  let depth = 0;
  let work = 0;
  let cutAt: Value | undefined;
  return {
    begin() {
      work = 0;
      cutAt = undefined;
    },
    cutAt: () => cutAt,
    of(value, path = []) {
      const key = path.join('.');
      const known = found.get(value)?.get(key);
      if (known !== undefined) return known;
      if (depth >= MAX_DEPTH) return [];
      if (work > MAX_WORK) {
        cutAt ??= value;
        return [];
      }
      depth += 1;
      const { referents: result, visited } = search({ value, path }, tracker, (other, steps) => found.get(other)?.get(steps));
      depth -= 1;
      work += visited;
      if (isCounting()) return result;
      const byPath = found.get(value) ?? new Map<string, readonly Referent[]>();
      found.set(value, byPath.set(key, result));
      return result;
    },
    forget: () => found.clear(),
  };
}

/** Goes back from a state, breadth first, until only functions, classes, objects, constants and libraries are left. */
function search(start: State, tracker: Tracker, known: (value: Value, path: string) => readonly Referent[] | undefined): { readonly referents: readonly Referent[]; readonly visited: number } {
  const results = new Map<unknown, Referent>();
  const seen = new Map<Value, Set<string>>();
  const queue: State[] = [];
  const push = (value: Value, path: readonly string[]): void => {
    if (path.length > MAX_PATH) return;
    const key = path.join('.');
    const paths = seen.get(value) ?? new Set<string>();
    if (paths.has(key)) return;
    seen.set(value, paths.add(key));
    const answer = known(value, key);
    if (answer !== undefined) {
      for (const referent of answer) results.set(identity(referent), referent);
      return;
    }
    queue.push({ value, path });
  };
  push(start.value, start.path);
  for (let at = 0; at < queue.length && at < MAX_STATES; at++) {
    const state = queue[at];
    if (state !== undefined) expand(state, { push, add: (referent) => void results.set(identity(referent), referent), tracker });
  }
  return queue.length > MAX_STATES ? { referents: [], visited: MAX_STATES } : { referents: [...results.values()], visited: queue.length };
}
