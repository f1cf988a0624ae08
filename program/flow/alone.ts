import type { ParsedUnit } from '../parsed-unit.ts';
import { isSuper } from './callees.ts';
import { LISTENING } from './emitters.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { operandsOf } from './ir.ts';
import { walksKeys } from './library-inputs.ts';
import { parametersInFront } from './middleware-behind.ts';
import type { ModuleFlow } from './module-flow.ts';
import { isExports } from './module-flow.ts';
import { keepsFunction } from './put-into.ts';
import type { Referents } from './referents.ts';
import type { Standing } from './standing.ts';
import { takenBy } from './taken-by.ts';

/** How the last unit of a file stands to those before it. */
interface Meeting {
  readonly part: ParsedUnit;
  readonly values: readonly Value[];
  readonly flow: ModuleFlow;
  readonly referents: Referents;
  readonly before: Standing;
}

/**
 * True when no flow that begins before a unit can reach into it, and nothing before it becomes another through it: it says
 * nothing that others ask about, and asks nothing that holds input. Then the flows through the unit are those that begin in it.
 * What is asked are the dependencies of the search, turned around (Stein, Chang, Sridharan, "Demanded Abstract
 * Interpretation", PLDI 2021); whoever is in doubt says no, and the whole file is searched.
 */
export function isAlone(meeting: Meeting): boolean {
  const { part, values, flow } = meeting;
  const procedures = flow.procedures.filter(({ unit, kind }) => unit === part && kind !== 'module');
  return (
    !FORMS.some((type) => part.nodes(type).length > 0) &&
    part.nodes('ExportNamedDeclaration').every(({ declaration }) => declaration !== null) &&
    procedures.every((procedure) => !walksKeys(procedure) && !answersElsewhere(procedure, meeting)) &&
    parametersInFront(new Set(procedures), flow.path, meeting.referents).every(({ node }) => !meeting.before.touched.has(node)) &&
    values.every((value) => isUsedInside(value, part) && isAloneAt(value, meeting) && operandsOf(value).every((operand) => operand.unit === part || !meeting.before.touched.has(operand.node))) &&
    values.every((value) => value.op !== 'call' || (callsOwn(value, meeting) && handsOverOwn(value, meeting) && !keepsFunction(value) && !listensTo(value, flow) && takenBy(value).every(({ into }) => isMadeIn(part, into))))
  );
}

/** What shares its members with others, hands out what others have, or calls by a name in markup. */
const FORMS = ['ClassDeclaration', 'ClassExpression', 'ExportAllDeclaration', 'JSXElement', 'JSXFragment', 'WithStatement'] as const;

function isUsedInside({ users }: Value, part: ParsedUnit): boolean {
  return users.every((user) => user.unit === part);
}

function isAloneAt(value: Value, meeting: Meeting): boolean {
  switch (value.op) {
    case 'this':
    case 'enumerate':
      return false;
    case 'cell':
      return isCleanLoad(value, meeting);
    case 'cell-store':
      return typeof value.cell !== 'string' || isOwn(value.cell, meeting);
    case 'store':
      return isOwnStore(value, meeting);
    case 'call':
      return !isSuper(value.callee);
    default:
      return true;
  }
}

/** A variable that holds no input. What another file exports is reached by calls only. */
function isCleanLoad(load: ValueOf<'cell'>, meeting: Meeting): boolean {
  const { flow, before } = meeting;
  if (isExports(load)) return handsOutOwn(load, meeting);
  if (isModule(load)) return load.users.every((user) => isExports(user) && handsOutOwn(user, meeting));
  if (typeof load.cell !== 'string') return true;
  if (before.cells.has(load.cell)) return false;
  return flow.cell(load.cell).stores.every((store) => store.op === 'cell-store' && !before.touched.has(store.input.node));
}

/** A variable of which no other unit speaks. */
function isOwn(cell: string, { flow, part }: Meeting): boolean {
  const { loads, stores } = flow.cell(cell);
  return [...loads, ...stores].every(({ unit }) => unit === part);
}

/** `exports.name = () => …`, `export function name() {}`: a function of this unit goes out under a name that neither the file nor one that was looked at asks for. */
function handsOutOwn(load: Value, { part, flow, referents, before }: Meeting): boolean {
  const names = new Set(load.users.map((user) => (user.op === 'store' && user.base === load ? user.key : undefined)));
  const all = [...[...EXPORTS].flatMap((name) => flow.cell(name).loads), ...flow.loadsOf('exports').filter(isExports)];
  const isReplaced = [...EXPORTS].some((name) => flow.cell(name).stores.length > 0) || flow.storesTo('exports').some((store) => store.op === 'store' && isModule(store.base));
  return (
    !isReplaced &&
    load.users.every((user) => user.op === 'store' && user.base === load && typeof user.key === 'string' && user.input.unit === part && GIVEN_OUT.has(user.input.op)) &&
    all.every(({ users }) => users.every((user) => (user.op === 'store' && typeof user.key === 'string') || (user.op === 'load' && typeof user.key === 'string' && !names.has(user.key)))) &&
    ![...before.files].some((file) => file !== flow.path && referents.program.graph.dependenciesOf(file).some((each) => each.file === flow.path))
  );
}

const EXPORTS: ReadonlySet<string> = new Set(['exports', 'module.exports']);

function isModule(value: Value): boolean {
  return value.op === 'cell' && value.cell === 'module';
}

const GIVEN_OUT: ReadonlySet<Value['op']> = new Set(['function', 'constant', 'call', 'template', 'regexp']);

/** A write below what this unit has made or was handed, where no other unit looks it up by the name of the property alone. */
function isOwnStore({ base, key }: ValueOf<'store'>, { flow, part }: Meeting): boolean {
  if (isExports(base)) return true;
  if (!isMadeIn(part, base)) return false;
  const isByName = base.op === 'load' && (typeof base.key !== 'string' || SHARING.has(base.key));
  return !isByName || (typeof key === 'string' && flow.loadsOf(key).every(({ unit }) => unit === part));
}

/** Members whose own members are found below other objects. */
const SHARING: ReadonlySet<string> = new Set(['prototype', 'statics', 'methods', 'fn', '__proto__']);

const OWN: ReadonlySet<Value['op']> = new Set(['parameter', 'object', 'array', 'call']);
/** Further from what an object was read from than this is not looked. */
const MAX_STEPS = 40;

/** True for what a unit has made, or was handed by whoever calls it, and for what stands below. */
function isMadeIn(part: ParsedUnit, value: Value): boolean {
  const seen = new Set<Value>([value]);
  for (const at of seen) {
    if (at.unit !== part || seen.size > MAX_STEPS) return false;
    if (at.op === 'load') seen.add(at.base);
    else if (at.op === 'await' || at.op === 'iterate') seen.add(at.input);
    else if (at.op === 'phi') for (const input of at.inputs) seen.add(input);
    else if (at.op === 'logical') seen.add(at.left).add(at.right);
    else if (!OWN.has(at.op) && at.op !== 'constant') return false;
  }
  return true;
}

/** True for a member that a call of another unit may enter because it has the same name. */
function answersElsewhere(procedure: Procedure, { flow, part }: Meeting): boolean {
  const isMember = procedure.made?.users.some((user) => user.op === 'object' || user.op === 'store') === true;
  return isMember && flow.loadsOf(procedure.name).some(({ unit }) => unit !== part);
}

/** A call of what this unit has, or of a library. */
function callsOwn(call: ValueOf<'call'>, { part, referents }: Meeting): boolean {
  return referents.calleesOf(call).every(({ unit }) => unit === part);
}

/** What is handed on is no function of another unit. */
function handsOverOwn({ args }: ValueOf<'call'>, { part, referents }: Meeting): boolean {
  return args.every(({ value }) => !MAY_BE_FUNCTION.has(value.op) || referents.of(value).every((each) => each.kind !== 'function' || each.procedure.unit === part));
}

/** A listener of what a file emits is called from there. */
function listensTo({ callee }: ValueOf<'call'>, flow: ModuleFlow): boolean {
  return callee.op === 'load' && LISTENING.has(callee.key) && flow.loadsOf('emit').length > 0;
}

const MAY_BE_FUNCTION: ReadonlySet<Value['op']> = new Set(['cell', 'load', 'call', 'phi', 'logical', 'import', 'function']);
