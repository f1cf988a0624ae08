import { stepsOf } from './builtin-steps.ts';
import { calledName } from './called-name.ts';
import { controlFlowOf } from './dominators.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { ALL_KINDS, kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { Step } from './model.ts';
import type { Referents } from './referents.ts';
import { partsOf } from './text-shape.ts';

/** Calls inside calls, and functions inside functions. */
const MAX_DEPTH = 4;

/**
 * The kinds for which a text is harmless because something cleans it, whatever it was before: `a.replace(/[^a-z]/g, '')`, `String(Number(a))`. What is
 * equal to such a text is as harmless. That it is a text is another question, for `==` holds for lists too.
 */
export function clearedInForm(text: Value, referents: Referents): Kinds {
  return formOf(text, { referents, depth: 0 }) & ~kinds('nosql');
}

interface Ask {
  readonly referents: Referents;
  readonly depth: number;
}

function formOf(value: Value, { referents, depth }: Ask): Kinds {
  if (depth > MAX_DEPTH) return 0;
  const deeper: Ask = { referents, depth: depth + 1 };
  switch (value.op) {
    case 'constant':
      return ALL_KINDS;
    case 'phi':
      return common(value.inputs, deeper);
    case 'logical':
      return common([value.left, value.right], deeper);
    case 'binary':
    case 'template':
      return formOfSum(value, deeper);
    case 'call':
      return formOfCall(value, deeper);
    default:
      return 0;
  }
}

function common(values: readonly Value[], ask: Ask): Kinds {
  return values.length === 0 ? 0 : values.reduce((left, each) => left & formOf(each, ask), ALL_KINDS);
}

/** `${Number(a)}`, `'' + Number(a)` */
function formOfSum(whole: ValueOf<'binary' | 'template'>, ask: Ask): Kinds {
  const [only, ...others] = partsOf(whole).filter((part) => typeof part === 'string' ? part !== '' : !(part.op === 'constant' && part.value === ''));
  return only === undefined || typeof only === 'string' || only === whole || others.length > 0 ? 0 : formOf(only, ask);
}

function formOfCall(call: ValueOf<'call'>, ask: Ask): Kinds {
  const callees = ask.referents.calleesOf(call);
  if (callees.length > 0) return callees.reduce((left, callee) => left & formGivenBack(callee, ask), ALL_KINDS);
  const steps = stepsOf(call, ask.referents).filter((step) => step.to === 'ReturnValue' && !isConstant(operandOf(call, step), ask.referents));
  return steps.length === 0 ? 0 : steps.reduce((left, step) => left & formBehind(call, step, ask), ALL_KINDS);
}

/** What goes through these as it is. */
const PASSING: ReadonlySet<string> = new Set(['String', 'toString', 'trim', 'toLowerCase', 'toUpperCase']);

function formBehind(call: ValueOf<'call'>, step: Step, ask: Ask): Kinds {
  const operand = operandOf(call, step);
  const inside = operand !== undefined && PASSING.has(calledName(call.callee)) ? formOf(operand, ask) : 0;
  return (step.condition === undefined ? step.clears : 0) | inside;
}

function operandOf({ receiver, args }: ValueOf<'call'>, { from }: Step): Value | undefined {
  return from.startsWith('Receiver') ? receiver : args[Number(/^Argument\[(\d+)\]/.exec(from)?.[1] ?? -1)]?.value;
}

function isConstant(value: Value | undefined, referents: Referents): boolean {
  return value !== undefined && (value.op === 'function' || referents.constantOf(value) !== undefined);
}

function formGivenBack(procedure: Procedure, ask: Ask): Kinds {
  const { isReachable } = controlFlowOf(procedure);
  const given = procedure.exits.filter(({ kind, block }) => kind !== 'throw' && isReachable(block));
  if (procedure.isAsync || procedure.isGenerator || given.length === 0) return 0;
  return given.reduce((left, { value }) => left & (value === undefined ? ALL_KINDS : formOf(value, ask)), ALL_KINDS);
}
