import { NOTHING } from './checked.ts';
import type { Checked } from './checked.ts';
import { numberOf } from './derivation.ts';
import { basesOf, readOf } from './handed-over.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { inFrontOf } from './middleware-behind.ts';
import { checkedToGoOn } from './route-parameters.ts';
import type { Asking } from './route-parameters.ts';

/**
 * What functions in front of a handler have checked of a part of the request before they let it go on, wherever the handler is
 * registered: `app.use((req, res, next) => (isGood(req.query.name) ? next() : res.sendStatus(400)))`.
 */
export function checkedInFront(load: ValueOf<'load'>, root: ValueOf<'parameter'>, { referents, at }: Asking): Checked {
  const number = numberOf(root);
  const path = root.index === 0 ? basesOf(load).find((base) => base.number === number)?.path : undefined;
  if (path === undefined) return NOTHING;
  const known = inFrontOf(root.procedure, referents).map((hooks) => hooks.reduce((set, hook) => set | checkedByHook(hook, path, at), 0));
  return known.length === 0 ? NOTHING : { clears: known.reduce((one, other) => one & other), isDoubtful: false };
}

/** `(req, res, next)`, `(ctx, next)`: the request comes first, and what lets it go on comes last. */
function checkedByHook({ parameters }: Procedure, path: readonly string[], at: Asking['at']): number {
  const [request, second, third, ...others] = parameters;
  if (request === undefined || others.length > 0) return 0;
  const next: Value | undefined = third ?? second;
  return checkedToGoOn(next, [readOf(request, path)], at).clears;
}
