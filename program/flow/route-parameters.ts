import { NOTHING } from './checked.ts';
import type { Checked, Hook } from './checked.ts';
import { numberOf } from './derivation.ts';
import { readOf } from './handed-over.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { isEarlier } from './middleware-before.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

/** What asking about a handler needs. */
export interface Asking {
  readonly referents: Referents;
  /** What is known of a value where another is used. */
  at(value: Value, place: Value, hook?: Hook): Checked;
}

/** So many calls of one chain lead back to the server: `router.route('/').get(f).post(g)`. */
const MAX_CHAIN = 8;

/**
 * What was checked of a part of the address before a handler saw it: `app.param('name', (req, res, next, name) => …)` runs in front of
 * every later handler of the same server whose address has that part (https://expressjs.com/en/4x/api.html#app.param), and it goes on
 * behind `next()` only.
 */
export function checkedOfAddress(load: ValueOf<'load'>, handler: Procedure, asking: Asking): Checked {
  const { key, base } = load;
  if (typeof key !== 'string' || base.op !== 'load' || base.key !== 'params') return NOTHING;
  const registrations = handler.made?.users ?? [];
  const [first, ...others] = serversOf(registrations, handler);
  if (first === undefined || others.some((each) => each !== first)) return NOTHING;
  const hooks = (asking.referents.flowOf(load.unit.path)?.loadsOf('param') ?? []).flatMap((each) => (each.op === 'load' && numberOf(each.base) === first ? each.users.flatMap((user) => (user.op === 'call' && user.callee === each && registrations.every((registration) => isEarlier(user, registration)) ? [user] : [])) : []));
  for (const hook of hooks) {
    const checked = isFor(hook, key, asking.referents) ? checkedByHook(hook, key, asking) : NOTHING;
    if (checked.clears !== 0) return checked;
  }
  return NOTHING;
}

/** The servers that a function is written at as a handler; none where it goes anywhere else. */
function serversOf(users: readonly Value[], { made }: Procedure): readonly string[] {
  const servers = users.map((user) => (user.op === 'call' && user.callee !== made && user.callee.op === 'load' ? numberOf(serverBehind(user.callee.base)) : undefined));
  return servers.every((each) => each !== undefined) ? servers : [];
}

/** What gives back the route, or the server itself. */
const CHAINED: ReadonlySet<unknown> = new Set(['route', 'all', 'use', 'get', 'head', 'post', 'put', 'patch', 'delete', 'options']);

/** The server that a chain of calls leads back to: `app.route('/path').get(…)`, `app.use(…).use(…)`. */
export function serverBehind(value: Value): Value {
  let at = value;
  for (let steps = 0; at.op === 'call' && at.callee.op === 'load' && CHAINED.has(at.callee.key) && steps < MAX_CHAIN; steps++) at = at.callee.base;
  return at;
}

function isFor({ args: [named] }: Call, name: string, { constantOf }: Referents): boolean {
  if (named === undefined) return false;
  const names = named.value.op === 'array' ? named.value.elements.map(({ value }) => value) : [named.value];
  return names.some((each) => constantOf(each) === name);
}

/** What holds at each place where it goes on, of the part that is handed over and of the same one read again. */
function checkedByHook({ args }: Call, name: string, { referents, at }: Asking): Checked {
  const [only, ...others] = args[1] === undefined ? [] : referents.of(args[1].value);
  if (only?.kind !== 'function' || others.length > 0) return NOTHING;
  const { requests, value, next } = handedToHook(only.procedure);
  return checkedToGoOn(next, [...(value === undefined ? [] : [value]), ...requests.map((request) => readOf(request, ['params', name]))], at);
}

/** What was checked of any of some values wherever a function in front of others lets them go on: at each `next()`. */
export function checkedToGoOn(next: Value | undefined, parts: readonly Value[], at: Asking['at']): Checked {
  if (next === undefined || !next.users.every((user) => user.op === 'call' && user.callee === next)) return NOTHING;
  const goingOn = next.users.filter((user) => user.op === 'call' && user.args.length === 0);
  const checked = goingOn.map((call) => parts.reduce((set, part) => set | at(part, call).clears, 0));
  return checked.length === 0 ? NOTHING : { clears: checked.reduce((one, other) => one & other), isDoubtful: false };
}

/** `(req, res, next, value)` of Express, the last of them maybe left out; `(value, ctx, next)` of routers for Koa. */
function handedToHook({ parameters: [first, second, third, fourth] }: Procedure): { readonly requests: readonly Value[]; readonly value: Value | undefined; readonly next: Value | undefined } {
  if (first === undefined || second === undefined || fourth !== undefined) return { requests: first === undefined ? [] : [first], value: fourth, next: third };
  const isOfKoa = first.users.every(({ op }) => op !== 'load');
  return { requests: [isOfKoa ? second : first], value: isOfKoa ? first : undefined, next: third };
}
