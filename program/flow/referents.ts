import type { ParsedUnit } from '../parsed-unit.ts';
import type { AnalysedProgram } from '../program.ts';
import type { Resolution } from '../resolve.ts';
import { createAnswers } from './answers.ts';
import { callersElsewhere } from './callers-elsewhere.ts';
import type { Leading, LeadingOut } from './callers-elsewhere.ts';
import { createCallers, createImporters, NOWHERE } from './callers.ts';
import type { Importers } from './callers.ts';
import { enteredByCall } from './callees.ts';
import type { Tracker } from './tracker.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { flowIndexOf } from './model.ts';
import type { FlowIndex, FlowModel, Place } from './model.ts';
import { moduleFlowOf } from './module-flow.ts';
import type { ModuleFlow } from './module-flow.ts';
import { createHierarchy } from './overriding.ts';
import type { Hierarchy } from './overriding.ts';
import type { Referent, Registrations } from './referent.ts';

/** Answers what values are. Keeps what it found for as long as it lives: one program version. */
export interface Referents extends Importers {
  /** Which functions have no way back, as far as it was asked (`endings.ts`). */
  readonly withoutReturn: Map<Procedure, Map<number, boolean>>;
  readonly program: AnalysedProgram;
  readonly index: FlowIndex;
  flowOf(path: string): ModuleFlow | undefined;
  /** The files that were asked for. */
  files(): ReadonlySet<string>;
  /** What stands at a path below a value; in the order found, each once. */
  of(value: Value, path?: readonly string[]): readonly Referent[];
  /** The places of a value in libraries, from the nearest named type on. */
  placesOf(value: Value, path?: readonly string[]): readonly Place[];
  /** The functions a call may enter; none when there are more than five. */
  calleesOf(call: Value): readonly Procedure[];
  readonly heirsOf: Hierarchy['heirsOf'];
  /** The calls that may enter a function: of its own file, and of the file that is judged and those between. */
  callersOf(procedure: Procedure): readonly ValueOf<'call'>[];
  /**
   * Begins with another file, or with one part of it, whose functions are then called by that part only: its work is counted anew,
   * and what was linked and registered for the file before is forgotten, so that no answer rests on the order of files.
   */
  begin(part?: ParsedUnit): void;
  /** From here on, functions count as handed to calls in ways that are found from the call alone. */
  register(all: Registrations): void;
  /** The files that hand a function to a library, as far as is known: its own, and the one that is judged. */
  registeredIn(procedure: Procedure): ReadonlySet<string>;
  /** From here on, calls that lead out of a file count as callers of what they enter; gives these. */
  link(from: Leading): LeadingOut;
  /** Where the questions about a file were given up: what was not found is not known to be absent. */
  cutAt(): Value | undefined;
  /** The only constant a value can be. */
  constantOf(value: Value): string | number | boolean | undefined;
}

type Call = ValueOf<'call'>;

/**
 * Type tracking against the flow of values, demand-driven and with access paths: the idea of CodeQL's API graphs and of
 * Feldthaus, Schäfer, Sridharan, Dolby, Tip, "Efficient Construction of Approximate Call Graphs for JavaScript IDE
 * Services", ICSE 2013. Field-based for `this` and prototypes inside a module, by access path across modules.
 */
export function createReferents(program: AnalysedProgram, model: FlowModel): Referents {
  const index = flowIndexOf(model);
  const [callees, withoutReturn] = [new Map<Value, readonly Procedure[]>(), new Map<Procedure, Map<number, boolean>>()];
  let registrations = NOT_REGISTERED;
  const files = new Set<string>();
  const flowOf = (path: string): ModuleFlow | undefined => {
    files.add(path);
    return flowIn(program, path);
  };
  const calleesNow = (call: Call): readonly Procedure[] => enteredByCall(call, { flowOf, of: answers.of, overriding: hierarchy.overriding });
  const callers = createCallers(flowOf, calleesNow);
  const tracker: Tracker = { index, resolve: resolveOnce(program), flowOf, of: (value, path) => answers.of(value, path), callersOf: callers.of, registered: (procedure) => registrations.get(procedure) ?? [], types: new Map() };
  const answers = createAnswers(tracker, callers);
  const hierarchy = createHierarchy({ flowOf, of: answers.of }, callers.isOn);
  const forget = (): void => {
    for (const each of [tracker.types, callees, withoutReturn]) each.clear();
    for (const each of [answers, hierarchy]) each.forget();
  };
  const calleesOf = (value: Value): readonly Procedure[] => {
    if (value.op !== 'call') return [];
    const known = callees.get(value) ?? calleesNow(value);
    if (!callers.isOn()) callees.set(value, known);
    return known;
  };
  const register = (all: Registrations): void => {
    if (all.size + registrations.size === 0) return;
    registrations = all;
    forget();
    callers.forget();
  };
  /** True for what imports a file of the program: without it, no call leads to another file. */
  const leadsElsewhere = ({ values }: Procedure): boolean => values.some((value) => value.op === 'import' && tracker.resolve(value.unit.path, value.specifier).type === 'file');
  return {
    program,
    index,
    flowOf,
    files: () => files,
    withoutReturn,
    of: answers.of,
    placesOf: answers.placesOf,
    calleesOf,
    heirsOf: hierarchy.heirsOf,
    callersOf: callers.of,
    ...createImporters(program, callers),
    begin(part) {
      if (answers.begin()) forget();
      register(NOT_REGISTERED);
      if (callers.link(NOWHERE, part)) forget();
    },
    register,
    registeredIn: (procedure) => new Set([procedure.unit.path, ...(registrations.get(procedure) ?? []).map(({ callee }) => callee.unit.path)]),
    link(from) {
      const found = from.procedures.some(leadsElsewhere) ? callersElsewhere(from, { flowOf, calleesOf }) : NOWHERE;
      if (callers.link(found)) forget();
      return found;
    },
    cutAt: answers.cutAt,
    constantOf: (value) => (isChoice(value) ? undefined : onlyConstant(value.op === 'constant' ? [{ kind: 'constant', value: value.value }] : answers.of(value))),
  };
}

const NOT_REGISTERED: Registrations = new Map();

function flowIn(program: AnalysedProgram, path: string): ModuleFlow | undefined {
  const module = program.module(path);
  return module === undefined || module.obstacle !== undefined ? undefined : moduleFlowOf(module);
}

/** Asks the disk once for a version where a name leads. */
function resolveOnce(program: AnalysedProgram): Tracker['resolve'] {
  const known = new Map<string, Resolution>();
  return (from, specifier) => {
    const key = `${specifier}\0${from}`;
    const resolution = known.get(key) ?? program.resolve(from, specifier);
    known.set(key, resolution);
    return resolution;
  };
}

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
