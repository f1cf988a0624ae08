import { numberOf } from './derivation.ts';
import { functionsIn } from './functions-in.ts';
import { operandsOf } from './ir.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';

/** Where a server is given what runs in front of every handler that is registered after it. */
const IN_FRONT = ['use', 'addHook', 'param', 'all'];
/** What answers a request, or hands it to whoever deals with errors. */
const ANSWERS: ReadonlySet<unknown> = new Set(['status', 'sendStatus', 'send', 'json', 'end', 'redirect', 'throw', 'code', 'writeHead']);

/**
 * True where a function of the file that was registered on the same server before the handler, and for a path that covers it, decides
 * by the same part of the request, and may refuse it: `app.use((req, res, next) => (isGood(req.query.name) ? next() : res.sendStatus(400)))`.
 */
export function isRefusedBefore(value: Value, handler: Procedure, referents: Referents): boolean {
  const part = value.op === 'load' ? value.key : undefined;
  if (typeof part !== 'string') return false;
  return (handler.made?.users ?? []).some((registration) => registration.op === 'call' && registration.callee.op === 'load' && hooksBefore(registration, registration.callee.base, referents).some((procedure) => decidesBy(procedure, part, referents) && mayRefuse(procedure)));
}

function hooksBefore(registration: ValueOf<'call'>, server: Value, referents: Referents): readonly Procedure[] {
  const flow = referents.flowOf(registration.unit.path);
  const number = numberOf(server);
  return IN_FRONT.flatMap((name) => flow?.loadsOf(name) ?? []).flatMap((load) =>
    load.op !== 'load' || numberOf(load.base) !== number
      ? []
      : load.users.flatMap((call) => (call.op === 'call' && call.callee === load && call !== registration && isEarlier(call, registration) && covers(String(load.key), [call, registration], referents) ? call.args.flatMap((each) => functionsIn(each.value, referents)) : [])),
  );
}

/** What stands in front: what comes later is not there yet when the file arrives in parts. */
export function isEarlier(one: Value, other: Value): boolean {
  return one.procedure === other.procedure ? one.order < other.order : one.unit.origin.offset + one.node.start < other.unit.origin.offset + other.node.start;
}

/** `app.use('/admin', check)` judges nothing that is asked elsewhere. */
export function covers(name: string, [hook, route]: readonly [ValueOf<'call'>, ValueOf<'call'>], { constantOf }: Referents): boolean {
  if (name !== 'use' && name !== 'all') return true;
  const [at, path] = [hook, route].map(({ args }) => (args[0] === undefined ? undefined : constantOf(args[0].value)));
  return typeof at !== 'string' || typeof path !== 'string' || at === '*' || path === at || path.startsWith(at.endsWith('/') ? at : `${at}/`);
}

/** Values that are looked through for what a condition rests on. */
const MAX_LOOKED = 24;

/** A condition rests on the part, or a function that may throw is given it. */
function decidesBy({ blocks, values }: Procedure, part: string, referents: Referents): boolean {
  const throwing = values.filter((value) => value.op === 'call' && referents.calleesOf(value).some(({ exits }) => exits.some(({ kind }) => kind === 'throw')));
  return [...blocks.flatMap(({ condition }) => condition ?? []), ...throwing].some((value) => restsOn(value, part));
}

function restsOn(value: Value, part: string): boolean {
  const seen = new Set([value]);
  for (const at of seen) {
    if (at.op === 'load' && at.key === part) return true;
    if (seen.size < MAX_LOOKED) for (const operand of operandsOf(at)) seen.add(operand);
  }
  return false;
}

function mayRefuse({ values, exits }: Procedure): boolean {
  return exits.some(({ kind }) => kind === 'throw') || values.some((value) => value.op === 'call' && ((value.callee.op === 'load' && ANSWERS.has(value.callee.key)) || (value.callee.op === 'parameter' && value.args.length > 0)));
}
