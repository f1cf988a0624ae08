import { numberOfState } from './checked.ts';
import type { Deep, Judge, Outcome, PathState, Subject } from './checked.ts';
import { controlFlowOf } from './dominators.ts';
import { answering } from './guard-answer.ts';
import { evaluate } from './guard-condition.ts';
import { readOf } from './handed-over.ts';
import type { Procedure, Value } from './ir.ts';
import { ALL_KINDS } from './kinds.ts';
import type { Kinds } from './kinds.ts';

/** What each procedure has checked of what it was handed when it ends in some way, found once for each. */
export function createSummaries(judge: () => Judge): Judge['summary'] {
  const known = new Map<Procedure, Map<string, Kinds>>();
  return (procedure, subject, outcome) => {
    const own = known.get(procedure) ?? new Map<string, Kinds>();
    known.set(procedure, own);
    const key = keyOf(subject, outcome);
    const before = own.get(key);
    if (before !== undefined) return before;
    own.set(key, 0);
    const found = summarise(procedure, { subject, outcome }, judge());
    own.set(key, found);
    return found;
  };
}

/** All of a value, in front of which nothing stands. */
const ANY: PathState = { isRooted: false };

function keyOf({ parameter, path }: Subject, { isAwaited, answer, state = ANY }: Outcome): string {
  return [parameter, ...path, isAwaited ? 'awaited' : '', numberOfState(state), ...(answer === undefined ? [] : [...answer.path, answer.holds, typeof answer.constant, answer.constant])].join('\0');
}

/**
 * The kinds that every way out of a procedure with the given outcome has checked. What nobody waits for has checked nothing yet,
 * and behind a `throw` nothing is known: who throws has refused, and anything may have thrown before it came to the check.
 */
function summarise(procedure: Procedure, { subject, outcome }: { readonly subject: Subject; readonly outcome: Outcome }, judge: Judge): Kinds {
  const value = standingAt(procedure, subject);
  if (value === undefined || procedure.isGenerator || (procedure.isAsync && !outcome.isAwaited)) return 0;
  const flow = controlFlowOf(procedure);
  const q: Deep = { judge, state: outcome.state ?? ANY, depth: 1 };
  let all: Kinds | undefined;
  for (const exit of procedure.exits) {
    if (exit.kind !== 'return' || !flow.isReachable(exit.block)) continue;
    const own = answering(exit.value, outcome.answer, { value, q: outcome.isAwaited ? { ...q, isAwaited: true } : q, at: exit.block });
    if (own === 'never') continue;
    const before = flow.guardsOf(exit.block).reduce((sum, guard) => sum | evaluate(guard, value, q).clears, judge.asserted(value, exit.block, q.state).clears);
    all = (all ?? ALL_KINDS) & (own.clears | before);
  }
  return all ?? 0;
}

/** The parameter, or a read of the path below it, whether the procedure holds such a read or not. */
function standingAt({ parameters }: Procedure, { parameter, path }: Subject): Value | undefined {
  const root = parameters[parameter];
  return root === undefined ? undefined : readOf(root, path);
}
