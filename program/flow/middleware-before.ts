import { numberOf } from './derivation.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';

/** Where a server is given what runs in front of every handler that is registered after it. */
const IN_FRONT = ['use', 'addHook', 'param', 'all'];
/** What answers a request, or hands it to whoever deals with errors. */
const ANSWERS: ReadonlySet<unknown> = new Set(['status', 'sendStatus', 'send', 'json', 'end', 'redirect', 'throw', 'code', 'writeHead']);

/**
 * True where a function of the file that was registered on the same server before the handler reads the same part of the request,
 * and may refuse it: `app.use((req, res, next) => (isGood(req.query.name) ? next() : res.sendStatus(400)))`.
 */
export function isRefusedBefore(value: Value, handler: Procedure, referents: Referents): boolean {
  const part = value.op === 'load' ? value.key : undefined;
  if (typeof part !== 'string') return false;
  return (handler.made?.users ?? []).some((registration) => registration.op === 'call' && registration.callee.op === 'load' && hooksBefore(registration, registration.callee.base, referents).some((procedure) => reads(procedure, part) && mayRefuse(procedure)));
}

function hooksBefore(registration: ValueOf<'call'>, server: Value, referents: Referents): readonly Procedure[] {
  const flow = referents.flowOf(registration.unit.path);
  const number = numberOf(server);
  return IN_FRONT.flatMap((name) => flow?.loadsOf(name) ?? []).flatMap((load) =>
    load.op !== 'load' || numberOf(load.base) !== number
      ? []
      : load.users.flatMap((call) => (call.op === 'call' && call.callee === load && call !== registration && isEarlier(call, registration) ? call.args.flatMap((each) => functionsIn(each.value, referents)) : [])),
  );
}

function isEarlier(one: Value, other: Value): boolean {
  return one.procedure === other.procedure ? one.order < other.order : one.unit.origin.offset + one.node.start < other.unit.origin.offset + other.node.start;
}

function functionsIn(value: Value, referents: Referents): readonly Procedure[] {
  return value.op === 'constant' ? [] : referents.of(value).flatMap((each) => (each.kind === 'function' ? [each.procedure] : []));
}

function reads({ values }: Procedure, part: string): boolean {
  return values.some((value) => value.op === 'load' && value.key === part);
}

function mayRefuse({ values, exits }: Procedure): boolean {
  return exits.some(({ kind }) => kind === 'throw') || values.some((value) => value.op === 'call' && ((value.callee.op === 'load' && ANSWERS.has(value.callee.key)) || (value.callee.op === 'parameter' && value.args.length > 0)));
}
