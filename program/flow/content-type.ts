import { numberOf } from './derivation.ts';
import { controlFlowOf } from './dominators.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import type { SinkRow } from './model.ts';
import type { Referents } from './referents.ts';

type Call = ValueOf<'call'>;

const ANSWERS = /^(?:express|http|fastify|koa|hapi|hono|named)\.|^(?:micro|h3|next\/server|@nestjs\/common|routing-controllers)$/;

/** True for what is sent as the answer to a request, and not put into a page by a script. */
export function isAnswer([root, path]: SinkRow): boolean {
  return ANSWERS.test(root) || /^(?:Next)?Response\.Argument/.test(path);
}

/** True when what is sent is not read as markup: https://fetch.spec.whatwg.org takes a `Response` for plain text unless it says otherwise. */
export function isSentAsText([root, path]: SinkRow, at: Call | ValueOf<'store'>, referents: Referents): boolean {
  if (at.op === 'call' && /^(?:Next)?Response\.Argument/.test(path)) return !typesOfInit(at, referents).some(isMarkup);
  if (at.op === 'call' && path === 'body.Argument[0]') return ![...typesBefore(at, referents), ...(at.args[2] === undefined ? [] : typesIn(at.args[2].value, referents))].some(isMarkup);
  if (!/^(?:express|http|fastify|koa|hapi|named)\./.test(root)) return false;
  if (path === 'send.Argument[0]' && at.op === 'call' && isBytes(at.args[0]?.value) && typesBefore(at, referents).length === 0) return true;
  const types = [...typesBefore(at, referents), ...(root === 'hapi.Toolkit' ? typesBehind(at, referents) : [])];
  return (types.length > 0 || isPlainBefore(at, root, referents)) && !types.some(isMarkup);
}

/** `response.send(Buffer.from(x))`: bytes are sent as such (https://expressjs.com/en/5x/api.html#res.send). */
function isBytes(value: Value | undefined): boolean {
  return value?.op === 'call' && value.callee.op === 'load' && (value.callee.key === 'from' || value.callee.key === 'concat') && value.callee.base.op === 'cell' && value.callee.base.cell === 'Buffer';
}

/** `h.response(x).type('text/plain')`: what is said of an answer that was made first (https://hapi.dev/api). */
function typesBehind(made: Value, referents: Referents): readonly string[] {
  const types: string[] = [];
  for (let at: Value | undefined = made; at !== undefined; ) {
    const before: Value = at;
    const next: Value | undefined = before.users.find((user) => user.op === 'call' && user.receiver === before);
    if (next?.op === 'call') types.push(...statedBy(next, referents));
    at = next;
  }
  return types;
}

/** Fastify sends a text as text where nothing else is said (https://fastify.dev/docs/latest/Reference/Reply). */
function isPlainBefore(at: Call | ValueOf<'store'>, root: string, referents: Referents): boolean {
  return at.op === 'call' && (root === 'fastify.Reply' || (root === 'named.Response' && at.receiver !== undefined && referents.placesOf(at.receiver).some((place) => place.root === 'fastify.Reply')));
}

/** True where a handler says that what it gives back is markup: `reply.type('text/html')`. */
export function saysMarkup({ values }: Procedure, referents: Referents): boolean {
  return values.some((value) => value.op === 'call' && statedBy(value, referents).some(isMarkup));
}

/** Types that a browser makes a page or picture of. Short names are those of `res.type('html')`. */
function isMarkup(type: string): boolean {
  return /html|svg|xml/i.test(type);
}

/** The content types that `new Response(body, { headers })` states. */
function typesOfInit({ args }: Call, referents: Referents): readonly string[] {
  const init = args[1]?.value;
  const headers = init?.op === 'object' ? init.entries.find((entry) => entry.key === 'headers')?.value : undefined;
  if (headers === undefined) return [];
  const first = headers.op === 'call' && headers.construct ? headers.args[0]?.value : headers;
  const set = headers.users.flatMap((user) => (user.op === 'call' && user.receiver === headers ? statedBy(user, referents) : []));
  return [...(first === undefined ? [] : typesIn(first, referents)), ...set];
}

/** True for `{ headers: { 'Content-Type': 'text/html' }, body }`: what a function gives back that a gateway sends. */
export function statesMarkup(answer: Value, referents: Referents): boolean {
  const headers = answer.op === 'object' ? answer.entries.find((entry) => entry.key === 'headers')?.value : undefined;
  return headers !== undefined && typesIn(headers, referents).some(isMarkup);
}

/** The content types in an object of headers. */
function typesIn(headers: Value, referents: Referents): readonly string[] {
  if (headers.op !== 'object') return [];
  return headers.entries.flatMap((entry) => (typeof entry.key === 'string' && /^content-?type$/i.test(entry.key) ? constant(entry.value, referents) : []));
}

function constant(value: Value | undefined, referents: Referents): readonly string[] {
  const text = value === undefined ? undefined : referents.constantOf(value);
  return typeof text === 'string' ? [text] : [];
}

/** The content type that one call states: `setHeader(name, type)`, `type(type)`, `writeHead(status, headers)`. */
function statedBy({ callee, args }: Call, referents: Referents): readonly string[] {
  switch (callee.op === 'load' ? callee.key : '') {
    case 'set':
    case 'append':
    case 'header':
    case 'setHeader': {
      const [name] = constant(args[0]?.value, referents);
      if (name !== undefined) return /^content-type$/i.test(name) ? constant(args[1]?.value, referents) : [];
      return args[0] === undefined ? [] : typesIn(args[0].value, referents);
    }
    case 'type':
    case 'contentType':
      return constant(args[0]?.value, referents);
    case 'writeHead':
      return args.slice(1).flatMap(({ value }) => typesIn(value, referents));
    default:
      return [];
  }
}

/** The content types that are stated on the same response on every way to a call, also where the function around it is made; the calls it is chained to are among them. */
function typesBefore(use: Call | ValueOf<'store'>, referents: Referents): readonly string[] {
  const types: string[] = [];
  let response = use.op === 'call' ? use.receiver : use.base;
  while (response?.op === 'call' && response.receiver !== undefined) {
    types.push(...statedBy(response, referents));
    response = response.receiver;
  }
  if (response === undefined) return types;
  const number = numberOf(response);
  for (let at: Value | undefined = use; at !== undefined; at = at.procedure.made) {
    const place: Value = at;
    const flow = controlFlowOf(place.procedure);
    for (const other of place.procedure.values) {
      if (other === place || !isOn(other, number)) continue;
      if (other.block === place.block ? other.order < place.order : flow.dominates(other.block, place.block)) types.push(...(other.op === 'store' ? constant(other.input, referents) : statedBy(other, referents)));
    }
  }
  return types;
}

/** A call of a method of the response, or `context.type = 'text'`. */
function isOn(value: Value, response: string): value is Call | ValueOf<'store'> {
  if (value.op === 'store') return value.key === 'type' && numberOf(value.base) === response;
  return value.op === 'call' && value.receiver !== undefined && numberOf(value.receiver) === response;
}
