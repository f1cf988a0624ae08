import { atEnd } from './accesses.ts';
import { isCollection, nameOfKey } from './builtin-steps.ts';
import type { Context, Fact } from './fact.ts';
import { readOf } from './handed-over.ts';
import type { Exit, Value } from './ir.ts';
import { isElement, isPosition } from './positions.ts';
import { rewrittenBy } from './rewritten.ts';
import { writeBack } from './search.ts';
import type { Solver } from './search.ts';

/** What was written at a path below a value by a call or store; the first steps of the path, one if nothing is said, lead to the name. */
interface Written {
  readonly fact: Fact;
  readonly by: Value;
  readonly steps?: number;
  /** The name where the step of the path does not say it: the index of a list. */
  readonly name?: string;
}

/** Something was stored below a value: whoever shares the object sees it, and those who see nothing else than this write are given it. */
export function writeDown(solver: Solver, context: Context, given: Written): void {
  const written = { ...given, fact: asRewritten(given) };
  handBehind(solver, context, written);
  writeBack(solver, context, written.fact);
}

/** What was written to a place that was read before. */
export function asRewritten({ fact, by, name }: Omit<Written, 'steps'>): Fact {
  const [first] = fact.path;
  const rewritten = rewrittenBy(by, { base: fact.value, key: name ?? first ?? '*' });
  return rewritten === undefined ? fact : { ...fact, rewritten };
}

/** Hands what was written to the uses that are given this write, whatever was there before, and to whoever called. */
export function handBehind(solver: Solver, context: Context, { fact, by, steps = 1, name }: Written): void {
  const key = name ?? nameIn(fact.path[steps - 1]);
  if (key === undefined || fact.value.procedure !== by.procedure) return;
  const place = { base: readOf(fact.value, fact.path.slice(0, steps - 1)), key };
  const below = fact.path.slice(steps);
  const given = { ...fact, from: fact.from ?? fact };
  for (const use of solver.overwrites.behind(by, place)) {
    const path = [...use.path.map((step) => (isNumber(step) ? 'Element' : step)), ...below];
    if ('exit' in use) {
      if (use.exit.value !== undefined) solver.follow(context, { ...given, value: use.exit.value, path }, use);
    } else if (use.user.op === 'load') solver.add(context, { ...given, value: use.user, path: below });
    else solver.follow(context, { ...given, value: use.operand, path }, use);
  }
  const left = by.procedure === context.procedure ? solver.overwrites.leaving(by, place) : undefined;
  if (left !== undefined) solver.exit(context, { ...given, value: left.root, path: [...left.path, ...below], written: left.path.length });
}

/** True where something else than the fact says what a use is given: a write that lies between. */
export function isOutdated({ overwrites, referents }: Solver, { value, path }: Fact, user: Value): boolean {
  const [first] = path;
  const asked = user.op === 'load' ? (typeof user.key === 'string' ? user.key : undefined) : user.op === 'call' && user.receiver === value && user.callee.op === 'load' && user.callee.key === 'get' && isCollection(value, referents) ? nameOfKey(user, referents) : undefined;
  if (asked !== undefined && (first === undefined || first === asked || (first === 'Element' && (user.op === 'call' || isNumber(asked))) || (isPosition(first) && first === `#${asked}`))) return overwrites.before({ base: value, key: asked }, user).length > 0;
  return user.op !== 'load' && isOverwritten(overwrites, { value, path }, user);
}

/** The same for what leaves a procedure. */
export function isOutdatedAt(solver: Solver, fact: Fact, { block }: Exit): boolean {
  return isOverwritten(solver.overwrites, fact, atEnd(block, fact.value.procedure));
}

function isOverwritten({ before }: Solver['overwrites'], { value, path }: Pick<Fact, 'value' | 'path'>, at: Parameters<typeof before>[1]): boolean {
  for (const [index, step] of path.entries()) {
    const key = nameIn(step);
    if (key === undefined) return false;
    if (before({ base: readOf(value, path.slice(0, index)), key }, at).length > 0) return true;
    if (isElement(step)) return false;
  }
  return false;
}

/** The name that a step is; of an element that was put at its place, the index. */
function nameIn(step: string | undefined): string | undefined {
  if (step === undefined || step === 'Element' || step === '*') return undefined;
  return isPosition(step) ? step.slice(1) : step;
}

function isNumber(step: string): boolean {
  return /^\d+$/.test(step);
}
