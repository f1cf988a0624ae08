import { factKey, ROOTED, SPLICED } from './fact.ts';
import type { Caller, Context, Fact, Hit, Origin, RootContext } from './fact.ts';
import { takesApart } from './guard-key.ts';
import { hasKind, kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { SourceTier } from './model.ts';
import { createGuards } from './guards.ts';
import { COARSE, createInstances } from './confined.ts';
import { deliverField } from './fields.ts';
import { isSuper } from './callees.ts';
import { controlFlowOf } from './dominators.ts';
import type { Procedure, Value } from './ir.ts';
import { createOverwrites } from './overwritten.ts';
import { receiverOf } from './receiver-class.ts';
import { groupId } from './referent.ts';
import type { Group } from './referent.ts';
import type { Referents } from './referents.ts';
import type { Solver, SpecialSinks } from './search.ts';
import { leaveBy } from './leave.ts';
import { spread, use } from './spread.ts';
import { arriveThrown } from './thrown.ts';
import { asRewritten, handBehind, writeDown } from './written-behind.ts';
import { createWorklist } from './worklist.ts';
import type { Bounds, Worklist } from './worklist.ts';

export type { Bounds } from './worklist.ts';

/** The flows of one search. */
export interface Solution {
  /** Where the flows of each tier begin: one context, so that what they share is followed once. */
  readonly roots: readonly Root[];
  /** Where the search ended at its bound: what was not found is not known to be absent. */
  readonly cutAt: Value | undefined;
}

/** The beginnings of one tier. */
export interface Root {
  readonly context: RootContext;
  readonly origins: ReadonlyMap<Value, Origin>;
}

/** Follows facts from where they begin, by tabulation over procedures, until nothing new is found. */
export function solve(origins: readonly Origin[], { bounds, ...tools }: { readonly referents: Referents; readonly special: SpecialSinks; readonly bounds: Bounds }): Solution {
  const work = createWorklist(bounds);
  const contexts = createContexts(work, { bounds, receiverOf: (caller) => receiverOf(caller, tools.referents) });
  const solver: Solver = {
    ...tools,
    guards: createGuards(tools.referents),
    instances: bounds.isCoarse === true ? COARSE : createInstances(tools.referents),
    add: work.add,
    cut: work.cut,
    enter(caller, entry) {
      const context = contexts.entered(caller, entry);
      const key = `${caller.context.id} ${caller.call.id} ${factKey(caller.fact)}`;
      if (context === undefined || context.callers.has(key)) return;
      context.callers.set(key, caller);
      for (const exit of [...context.exits]) deliver(solver, caller, exit);
    },
    hit: keepHit,
    overwrites: createOverwrites(tools.referents),
    follow: (context, fact, to) => ('exit' in to ? leaveBy(solver, context, { fact, exit: to.exit }) : use(solver, { context, fact, user: to.user })),
    exit(context, fact) {
      context.exits.push(fact);
      for (const caller of [...context.callers.values()]) deliver(solver, caller, fact);
    },
    used(fact, block, user) {
      if (!controlFlowOf(fact.value.procedure).isReachable(block)) return undefined;
      const { clears, isDoubtful } = solver.guards.at(fact.value, block, { isRooted: (fact.state & ROOTED) !== 0, ...(fact.path.length > 0 ? { isBelow: true } : {}), ...(takesApart(user, fact.value) ? { isCut: true } : {}), ...(user === undefined ? {} : { user }), ...(fact.part === undefined ? {} : { part: fact.part }), ...(fact.rewritten?.place.base.procedure === fact.value.procedure ? { rewritten: fact.rewritten } : {}) });
      const kinds = fact.kinds & ~clears;
      return kinds === 0 ? undefined : { kinds, isExact: fact.isExact && !isDoubtful };
    },
  };
  const roots = new Map<SourceTier, Root & { readonly origins: Map<Value, Origin> }>();
  for (const origin of origins) {
    const root = roots.get(origin.tier) ?? { context: contexts.begin(origin.tier), origins: new Map<Value, Origin>() };
    roots.set(origin.tier, root);
    const { value, path, state, kinds, isExact, entry } = origin;
    if (!root.origins.has(value)) root.origins.set(value, origin);
    if (entry !== undefined) root.context.entries.add(entry);
    work.add(root.context, { value, path, state, kinds, isExact });
  }
  for (let item = work.next(); item !== undefined; item = work.next()) spread(solver, item.context, item.fact);
  return { roots: [...roots.values()], cutAt: work.cutAt()?.value };
}

interface Contexts {
  /** A context in which flows of a tier begin. */
  begin(tier: SourceTier): RootContext;
  /** The context of a procedure that is entered with a fact. */
  entered(caller: Caller, entry: Fact): Context | undefined;
}

/** The contexts of procedures by what they were entered with. */
function createContexts(work: Worklist, { bounds, receiverOf }: { readonly bounds: Bounds; receiverOf(caller: Caller): Group | undefined }): Contexts {
  const contexts = new Map<Procedure, Map<string, Context>>();
  let made = 0;
  return {
    begin: (tier) => newRoot(made++, tier),
    entered(caller, entry) {
      const { procedure, fact } = caller;
      const { root } = caller.context;
      const receiver = receiverOf(caller);
      const own = contexts.get(procedure) ?? new Map<string, Context>();
      const key = `${root.id} ${factKey(entry)} ${receiver === undefined ? '' : groupId(receiver)}`;
      const known = own.get(key);
      if (known !== undefined) {
        work.add(known, { ...entry, calledFrom: fact });
        return known;
      }
      if (made >= bounds.contexts) {
        work.cut(entry);
        return undefined;
      }
      const context: Context = { ...newTables(made++), root, procedure, receiver, entries: NO_ENTRIES };
      contexts.set(procedure, own.set(key, context));
      root.entered.push(context);
      work.add(context, { ...entry, calledFrom: fact });
      return context;
    },
  };
}

const NO_ENTRIES: ReadonlySet<Procedure> = new Set();

function newTables(id: number): Pick<Context, 'id' | 'facts' | 'hits' | 'exits' | 'callers'> {
  return { id, facts: new Map(), hits: new Map(), exits: [], callers: new Map() };
}

function newRoot(id: number, tier: SourceTier): RootContext {
  return {
    ...newTables(id),
    tier,
    get root() {
      return this;
    },
    procedure: undefined,
    receiver: undefined,
    entries: new Set(),
    written: new Map(),
    entered: [],
  };
}

/** Each part of a text that is put together is kept: what one of them is meant for says nothing of another. */
function keepHit(context: Context, hit: Hit): void {
  const key = `${hit.at.id} ${hit.row[2]} ${hit.fact.state & SPLICED} ${hit.fact.part?.id ?? ''}`;
  const known = context.hits.get(key);
  if (known === undefined || (!known.fact.isExact && hit.fact.isExact)) context.hits.set(key, hit);
}

/** The kinds that can come back from a call that was given some: calls share what they enter, and others may have brought more. */
function brought(given: Kinds): Kinds {
  return (hasKind(given, 'path') ? kinds('path') : 0) | (hasKind(given, 'html') ? kinds('html') : 0) | given;
}

/** What comes out of a procedure goes on at whoever called it. */
function deliver(solver: Solver, caller: Caller, exit: Fact): void {
  const rest = { ...(exit.except === undefined ? {} : { except: exit.except }), state: exit.state, kinds: exit.kinds & brought(caller.fact.kinds), isExact: exit.isExact && caller.fact.isExact, from: caller.fact, through: exit };
  if (exit.isThrown === true) return arriveThrown(solver, caller, { ...rest, value: caller.call, path: exit.path });
  if (exit.isReturned !== true && exit.value.op === 'parameter' && exit.value.procedure === caller.procedure) {
    const argument = caller.call.args[exit.value.index];
    if (argument !== undefined && exit.path.length > 0) writeDown(solver, caller.context, { fact: { ...rest, value: argument.value, path: exit.path }, by: caller.call, ...(exit.written === undefined ? {} : { steps: exit.written }) });
    return;
  }
  if (exit.isReturned !== true && exit.value.op === 'this') {
    const object = caller.call.construct ? caller.call : isSuper(caller.call.callee) ? caller.call.callee : caller.call.receiver;
    if (exit.written !== undefined && object !== undefined) handBehind(solver, caller.context, { fact: asRewritten({ fact: { ...rest, value: object, path: exit.path }, by: caller.call }), by: caller.call, steps: exit.written });
    if (exit.path.length > 0) deliverField(solver, caller, { fact: { ...rest, value: exit.value, path: exit.path }, object });
    return;
  }
  if (caller.feeds !== undefined) solver.enter(caller, { ...rest, value: caller.feeds, path: exit.path });
  if (caller.returnsTo !== undefined) solver.add(caller.context, { ...rest, value: caller.call, path: [...caller.returnsTo, ...exit.path] });
}
