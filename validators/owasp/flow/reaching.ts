import { ancestorsOf, enclosingFunction, parentOf } from '../../../program/index.ts';
import type { Binding, Module, Node, Reference } from '../../../program/index.ts';

/** A value that a variable may have where it is used. */
export interface ReachingValue {
  readonly value: Node;
  /** True when it certainly is, or is part of, the value there. */
  readonly isSure: boolean;
  /** True for `+=`: what was there before stays. */
  readonly isAppended: boolean;
}

/**
 * The values that may reach a use of a variable, by the order of the source: the initial one and those assigned before the
 * use in the same function. One is sure when its block encloses the use and no plain assignment comes between.
 * A write that a loop brings back to the use makes nothing sure.
 */
export function reachingValues(binding: Binding, use: Node, module: Module): readonly ReachingValue[] {
  const writes = module.referencesOf(binding).filter((each) => each.access === 'write' || each.access === 'read-write');
  const relevant = writes.filter((each) => each.unit !== binding.unit || comesBefore(each, use));
  const init = binding.definition.type === 'VariableDeclarator' ? binding.definition.init : null;
  const overwritten = relevant.some((write) => isPlain(write) && dominates(write.identifier, use));
  const initial = init === null || overwritten ? [] : [{ value: init, isSure: relevant.every((write) => !isPlain(write)), isAppended: false }];
  return [...initial, ...relevant.flatMap((write, at) => assignedBy(write, use, relevant.slice(at + 1)))];
}

function assignedBy(write: Reference, use: Node, later: readonly Reference[]): readonly ReachingValue[] {
  const assignment = parentOf(write.identifier);
  if (assignment?.type !== 'AssignmentExpression' || assignment.left !== write.identifier) return [];
  const isSure = dominates(write.identifier, use) && !later.some(isPlain);
  return [{ value: assignment.right, isSure, isAppended: assignment.operator === '+=' }];
}

/** Before in the text, in the same function or in one around it, or anywhere in a loop or function that may run again. */
function comesBefore(write: Reference, use: Node): boolean {
  const [home, usedIn] = [enclosingFunction(write.identifier), enclosingFunction(use)];
  if (home !== usedIn) return true;
  return write.identifier.start < use.start || sharesLoop(write.identifier, use);
}

function isPlain(write: Reference): boolean {
  const assignment = parentOf(write.identifier);
  return assignment?.type !== 'AssignmentExpression' || assignment.operator === '=';
}

/** The write stands in a block around the use, as a statement of its own, before it. */
function dominates(write: Node, use: Node): boolean {
  const statement = [...ancestorsOf(write)].find((each) => each.type === 'ExpressionStatement');
  const block = statement === undefined ? undefined : parentOf(statement);
  return block !== undefined && write.start < use.start && enclosingFunction(write) === enclosingFunction(use) && [...ancestorsOf(use)].includes(block);
}

function sharesLoop(a: Node, b: Node): boolean {
  const around = [...ancestorsOf(a)];
  for (const ancestor of ancestorsOf(b)) if (/^(?:For|While|DoWhile)/.test(ancestor.type) && around.includes(ancestor)) return true;
  return false;
}
