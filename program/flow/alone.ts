import type { ParsedUnit } from '../parsed-unit.ts';
import { isSuper } from './callees.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { operandsOf } from './ir.ts';
import { walksKeys } from './library-inputs.ts';
import type { ModuleFlow } from './module-flow.ts';
import { isExports } from './module-flow.ts';
import type { Referents } from './referents.ts';
import type { Standing } from './standing.ts';

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
    procedures.every((procedure) => !walksKeys(procedure) && !answersElsewhere(procedure, meeting)) &&
    values.every((value) => isUsedInside(value, part) && isAloneAt(value, meeting) && operandsOf(value).every((operand) => operand.unit === part || !meeting.before.touched.has(operand.node))) &&
    values.every((value) => value.op !== 'call' || (callsOwn(value, meeting) && handsOverOwn(value, meeting)))
  );
}

/** What shares its members with others, hands something out, or calls by a name in markup. */
const FORMS = ['ClassDeclaration', 'ClassExpression', 'ExportNamedDeclaration', 'ExportDefaultDeclaration', 'ExportAllDeclaration', 'JSXElement', 'JSXFragment', 'WithStatement'] as const;

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
function isCleanLoad(load: ValueOf<'cell'>, { flow, before }: Meeting): boolean {
  if (isExports(load) || load.cell === 'module') return false;
  if (typeof load.cell !== 'string') return true;
  if (before.cells.has(load.cell)) return false;
  return flow.cell(load.cell).stores.every((store) => store.op === 'cell-store' && !before.touched.has(store.input.node));
}

/** A variable of which no other unit speaks. */
function isOwn(cell: string, { flow, part }: Meeting): boolean {
  const { loads, stores } = flow.cell(cell);
  return [...loads, ...stores].every(({ unit }) => unit === part);
}

/** A write below what this unit has made or was handed, to a property that no other unit reads. */
function isOwnStore({ base, key }: ValueOf<'store'>, { flow, part }: Meeting): boolean {
  let root = base;
  while (root.op === 'load') root = root.base;
  if (root.unit !== part || !OWN.has(root.op)) return false;
  if (typeof key !== 'string') return base.op === 'object' || base.op === 'array';
  return flow.loadsOf(key).every(({ unit }) => unit === part);
}

const OWN: ReadonlySet<Value['op']> = new Set(['parameter', 'object', 'array', 'call']);

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

const MAY_BE_FUNCTION: ReadonlySet<Value['op']> = new Set(['cell', 'load', 'call', 'phi', 'logical', 'import', 'function']);
