import { factKey, idOf, MAX_ACCESS, ROOTED } from './fact.ts';
import type { Caller, Context, Fact, Origin } from './fact.ts';
import { createGuards } from './guards.ts';
import { controlFlowOf } from './dominators.ts';
import type { Procedure } from './ir.ts';
import type { Referents } from './referents.ts';
import { writeBack } from './search.ts';
import type { Solver, SpecialSinks } from './search.ts';
import { spread } from './spread.ts';

/** The flows of one search. */
export interface Solution {
  readonly roots: ReadonlyMap<Origin, Context>;
  /** True when the search ended at its bound: what was not found is not known to be absent. */
  readonly isCut: boolean;
}

const MAX_FACTS = 25_000;
const MAX_CONTEXTS = 4_000;

/** Follows facts from where they begin, by tabulation over procedures, until nothing new is found. */
export function solve(origins: readonly Origin[], tools: { readonly referents: Referents; readonly special: SpecialSinks }): Solution {
  const { referents, special } = tools;
  const guards = createGuards(referents);
  const contexts = new Map<Procedure, Map<string, Context>>();
  const queue: { readonly context: Context; readonly fact: Fact }[] = [];
  let facts = 0;
  let made = 0;
  let isCut = false;

  const newContext = (procedure: Procedure | undefined): Context => ({ procedure, facts: new Map(), hits: new Map(), exits: [], callers: [], calls: [] });
  const add: Solver['add'] = (context, fact) => {
    if (fact.kinds === 0) return;
    const cut = fact.path.length > MAX_ACCESS ? { ...fact, path: fact.path.slice(0, MAX_ACCESS), isExact: false } : fact;
    const key = factKey(cut);
    const known = context.facts.get(key);
    if (known !== undefined && (known.kinds | cut.kinds) === known.kinds && (known.isExact || !cut.isExact)) return;
    if (facts++ > MAX_FACTS) {
      isCut = true;
      return;
    }
    const merged = known === undefined ? cut : { ...cut, kinds: known.kinds | cut.kinds, isExact: known.isExact || cut.isExact };
    context.facts.set(key, merged);
    queue.push({ context, fact: merged });
  };
  const deliver = (caller: Caller, exit: Fact): void => {
    const rest = { state: exit.state, kinds: exit.kinds, isExact: exit.isExact && caller.fact.isExact, from: caller.fact, through: exit };
    if (exit.value.op === 'parameter' && exit.value.procedure === caller.procedure) {
      const argument = caller.call.args[exit.value.index];
      if (argument !== undefined && exit.path.length > 0) writeBack(solver, caller.context, { ...rest, value: argument.value, path: exit.path });
      return;
    }
    if (exit.value.op === 'this') {
      const object = caller.call.construct ? caller.call : caller.call.receiver;
      if (object !== undefined && exit.path.length > 0) add(caller.context, { ...rest, value: object, path: exit.path });
      return;
    }
    if (caller.feeds !== undefined) solver.enter({ ...caller, fact: caller.fact }, { ...rest, value: caller.feeds, path: exit.path });
    if (caller.returnsTo !== undefined) add(caller.context, { ...rest, value: caller.call, path: [...caller.returnsTo, ...exit.path] });
  };
  const solver: Solver = {
    referents,
    guards,
    special,
    add,
    enter(caller, entry) {
      let own = contexts.get(caller.procedure);
      if (own === undefined) contexts.set(caller.procedure, (own = new Map()));
      const key = `${factKey(entry)} ${entry.kinds} ${entry.isExact}`;
      let context = own.get(key);
      if (context === undefined) {
        if (made++ > MAX_CONTEXTS) {
          isCut = true;
          return;
        }
        own.set(key, (context = newContext(caller.procedure)));
        add(context, entry);
      }
      if (context.callers.some((each) => each.context === caller.context && each.call === caller.call && factKey(each.fact) === factKey(caller.fact))) return;
      context.callers.push(caller);
      caller.context.calls.push({ context, fact: caller.fact });
      for (const exit of [...context.exits]) deliver(caller, exit);
    },
    hit(context, hit) {
      const key = `${idOf(hit.at)} ${hit.row[2]}`;
      const known = context.hits.get(key);
      if (known === undefined || (!known.fact.isExact && hit.fact.isExact)) context.hits.set(key, hit);
    },
    exit(context, fact) {
      context.exits.push(fact);
      for (const caller of [...context.callers]) deliver(caller, fact);
    },
    used(fact, block) {
      if (!controlFlowOf(fact.value.procedure).isReachable(block)) return undefined;
      const { clears, isDoubtful } = guards.at(fact.value, block, { isRooted: (fact.state & ROOTED) !== 0 });
      const kinds = fact.kinds & ~clears;
      return kinds === 0 ? undefined : { kinds, isExact: fact.isExact && !isDoubtful };
    },
    custom: (kind, name) => [name, '', kind],
  };
  const roots = new Map<Origin, Context>();
  for (const origin of origins) {
    const context = newContext(undefined);
    roots.set(origin, context);
    add(context, { value: origin.value, path: origin.path, state: origin.state, kinds: origin.kinds, isExact: origin.isExact });
  }
  for (let at = 0; at < queue.length; at++) {
    const item = queue[at];
    if (item !== undefined && item.context.facts.get(factKey(item.fact)) === item.fact) spread(solver, item.context, item.fact);
  }
  return { roots, isCut };
}
