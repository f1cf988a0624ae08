import { factKey, idOf, MAX_ACCESS, ROOTED } from './fact.ts';
import type { Caller, Context, Fact, Hit, Origin } from './fact.ts';
import type { SourceTier } from './model.ts';
import { createGuards } from './guards.ts';
import { controlFlowOf } from './dominators.ts';
import type { Procedure, Value } from './ir.ts';
import type { Referents } from './referents.ts';
import { writeBack } from './search.ts';
import type { Solver, SpecialSinks } from './search.ts';
import { spread } from './spread.ts';

/** The flows of one search. */
export interface Solution {
  /** Where the flows of each tier begin: one context, so that what they share is followed once. */
  readonly roots: readonly Root[];
  /** True when the search ended at its bound: what was not found is not known to be absent. */
  readonly isCut: boolean;
}

/** The beginnings of one tier. */
export interface Root {
  readonly context: Context;
  readonly origins: ReadonlyMap<Value, Origin>;
}

const MAX_FACTS = 25_000;
const MAX_CONTEXTS = 4_000;

/** Follows facts from where they begin, by tabulation over procedures, until nothing new is found. */
export function solve(origins: readonly Origin[], tools: { readonly referents: Referents; readonly special: SpecialSinks }): Solution {
  const work = createWorklist();
  const contexts = createContexts(work);
  const solver: Solver = {
    ...tools,
    guards: createGuards(tools.referents),
    add: work.add,
    enter(caller, entry) {
      const context = contexts.entered(caller.procedure, entry);
      if (context === undefined || isKnownCaller(context, caller)) return;
      context.callers.push(caller);
      caller.context.calls.push({ context, fact: caller.fact });
      for (const exit of [...context.exits]) deliver(solver, caller, exit);
    },
    hit: keepHit,
    exit(context, fact) {
      context.exits.push(fact);
      for (const caller of [...context.callers]) deliver(solver, caller, fact);
    },
    used(fact, block) {
      if (!controlFlowOf(fact.value.procedure).isReachable(block)) return undefined;
      const { clears, isDoubtful } = solver.guards.at(fact.value, block, { isRooted: (fact.state & ROOTED) !== 0 });
      const kinds = fact.kinds & ~clears;
      return kinds === 0 ? undefined : { kinds, isExact: fact.isExact && !isDoubtful };
    },
  };
  const roots = new Map<SourceTier, Root & { readonly origins: Map<Value, Origin> }>();
  for (const origin of origins) {
    const root = roots.get(origin.tier) ?? { context: newContext(undefined), origins: new Map<Value, Origin>() };
    roots.set(origin.tier, root);
    const { value, path, state, kinds, isExact, entry } = origin;
    if (!root.origins.has(value)) root.origins.set(value, origin);
    if (entry !== undefined) root.context.entries.add(entry);
    work.add(root.context, { value, path, state, kinds, isExact });
  }
  for (let item = work.next(); item !== undefined; item = work.next()) spread(solver, item.context, item.fact);
  return { roots: [...roots.values()], isCut: work.isCut() };
}

interface Item {
  readonly context: Context;
  readonly fact: Fact;
}

interface Worklist {
  add(context: Context, fact: Fact): boolean;
  /** The next fact that nothing has taken the place of. */
  next(): Item | undefined;
  cut(): void;
  isCut(): boolean;
}

/** The facts still to be followed, in the order in which they were found. */
function createWorklist(): Worklist {
  const queue: Item[] = [];
  let at = 0;
  let facts = 0;
  let isCut = false;
  return {
    add(context, fact) {
      if (fact.kinds === 0) return false;
      const bounded = fact.path.length > MAX_ACCESS ? { ...fact, path: fact.path.slice(0, MAX_ACCESS), isExact: false } : fact;
      const key = factKey(bounded);
      const known = context.facts.get(key);
      if (known !== undefined && (known.kinds | bounded.kinds) === known.kinds && (known.isExact || !bounded.isExact)) return false;
      if (facts++ > MAX_FACTS) {
        isCut = true;
        return false;
      }
      const merged = known === undefined ? bounded : { ...bounded, kinds: known.kinds | bounded.kinds, isExact: known.isExact || bounded.isExact };
      context.facts.set(key, merged);
      queue.push({ context, fact: merged });
      return true;
    },
    next() {
      for (let item = queue[at++]; item !== undefined; item = queue[at++]) if (item.context.facts.get(factKey(item.fact)) === item.fact) return item;
      return undefined;
    },
    cut: () => void (isCut = true),
    isCut: () => isCut,
  };
}

/** The contexts of procedures by what they were entered with. */
function createContexts(work: Worklist): { entered(procedure: Procedure, entry: Fact): Context | undefined } {
  const contexts = new Map<Procedure, Map<string, Context>>();
  let made = 0;
  return {
    entered(procedure, entry) {
      const own = contexts.get(procedure) ?? new Map<string, Context>();
      const key = `${factKey(entry)} ${entry.kinds} ${entry.isExact}`;
      const known = own.get(key);
      if (known !== undefined) return known;
      if (made++ > MAX_CONTEXTS) {
        work.cut();
        return undefined;
      }
      const context = newContext(procedure);
      contexts.set(procedure, own.set(key, context));
      work.add(context, entry);
      return context;
    },
  };
}

function newContext(procedure: Procedure | undefined): Context {
  return { procedure, entries: new Set(), facts: new Map(), hits: new Map(), exits: [], callers: [], calls: [] };
}

function isKnownCaller(context: Context, caller: Caller): boolean {
  return context.callers.some((each) => each.context === caller.context && each.call === caller.call && factKey(each.fact) === factKey(caller.fact));
}

function keepHit(context: Context, hit: Hit): void {
  const key = `${idOf(hit.at)} ${hit.row[2]}`;
  const known = context.hits.get(key);
  if (known === undefined || (!known.fact.isExact && hit.fact.isExact)) context.hits.set(key, hit);
}

/** What comes out of a procedure goes on at whoever called it. */
function deliver(solver: Solver, caller: Caller, exit: Fact): void {
  const rest = { state: exit.state, kinds: exit.kinds, isExact: exit.isExact && caller.fact.isExact, from: caller.fact, through: exit };
  if (exit.isReturned !== true && exit.value.op === 'parameter' && exit.value.procedure === caller.procedure) {
    const argument = caller.call.args[exit.value.index];
    if (argument !== undefined && exit.path.length > 0) writeBack(solver, caller.context, { ...rest, value: argument.value, path: exit.path });
    return;
  }
  if (exit.isReturned !== true && exit.value.op === 'this') {
    const object = caller.call.construct ? caller.call : caller.call.receiver;
    if (object !== undefined && exit.path.length > 0) solver.add(caller.context, { ...rest, value: object, path: exit.path });
    return;
  }
  if (caller.feeds !== undefined) solver.enter(caller, { ...rest, value: caller.feeds, path: exit.path });
  if (caller.returnsTo !== undefined) solver.add(caller.context, { ...rest, value: caller.call, path: [...caller.returnsTo, ...exit.path] });
}
