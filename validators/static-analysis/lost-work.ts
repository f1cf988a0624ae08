import { ancestorsOf, bare, bindingOf, constantString, isFunction, libraryPathOf, parentOf, propertyName } from '../../program/index.ts';
import type { LibraryPath, Module, Node, NodeOf, ParsedUnit } from '../../program/index.ts';
import { enclosingName } from './enclosing-name.ts';

/** Where a block stands. */
export interface BlockPlace {
  readonly part: ParsedUnit;
  readonly module: Module;
}

type Call = NodeOf<'CallExpression'>;

const FILES: ReadonlySet<string> = new Set(['fs', 'fs/promises', 'fs-extra', 'graceful-fs']);
const DATABASES: ReadonlySet<string> = new Set(['@libsql/client', '@prisma/client', 'better-sqlite3', 'ioredis', 'knex', 'mariadb', 'mongodb', 'mongoose', 'mysql', 'mysql2', 'mysql2/promise', 'pg', 'postgres', 'redis', 'sequelize', 'sqlite', 'sqlite3', 'typeorm']);
const CLIENTS: ReadonlySet<string> = new Set(['axios', 'got', 'ky', 'node-fetch', 'superagent', 'undici']);
const SENDERS: ReadonlySet<string> = new Set(['@sendgrid/mail', 'nodemailer', 'resend', 'stripe', 'twilio']);
const GIVES_BACK = /^(?:close|connect|destroy|disconnect|end|kill|off|on|once|quit|release|remove|rollback|rollbackTransaction|unref)$/;
const WRITES_FILE = /^(?:writeFile|appendFile|rename|copyFile|cp|outputFile|outputJson|writeJson|writeJSON|move)(?:Sync)?$/;
/** Asking whether something is there has one way to fail. */
const PROBES = /^(?:access|stat|lstat|exists|realpath)(?:Sync)?$/;
const CHANGING = /^(?:post|put|patch|delete)$/i;
const LASTING = /^(?:save|store|persist|insert|create|update|upsert|write|send|publish|commit|submit|charge|pay|refund|upload|enqueue|transfer|deposit|withdraw|deliver|post|put|patch)(?=[A-Z_]|$)/;
/** What may fail without harm: it is made again, or nobody rests on it. */
const BY_THE_WAY: ReadonlySet<string> = new Set(['analytics', 'beacon', 'cache', 'cached', 'caches', 'debug', 'history', 'lock', 'lockfile', 'log', 'logger', 'logging', 'logs', 'metric', 'metrics', 'pid', 'report', 'stats', 'telemetry', 'temp', 'tmp', 'trace', 'track', 'tracking']);

/** A call in a block that changes what outlives the program: a file, a row, what another host has been told. Others rest on it. */
export function lastingWork(block: Node, place: BlockPlace): Node | undefined {
  return callsIn(block, place.part).find((call) => !isByTheWay(call, place.part) && (isResolvedChange(call, place) || isNamedChange(call)));
}

/** A call or a wait in a block that can fail for reasons outside of the program: files, databases, the network, what is awaited. */
export function outsideWork(block: Node, place: BlockPlace): Node | undefined {
  return callsIn(block, place.part).find((call) => !PROBES.test(nameOf(call) ?? '') && (parentOf(call)?.type === 'AwaitExpression' || isFetch(call, place.module) || reachesOutside(libraryPathOf(call.callee, place.module))));
}

function reachesOutside(path: LibraryPath | undefined): boolean {
  return path !== undefined && [FILES, DATABASES, CLIENTS, SENDERS].some((each) => each.has(path.package));
}

/** Calls that run while the block runs: straight in it, and in the functions that its loops over lists and transactions are given. */
function callsIn(block: Node, part: ParsedUnit): readonly Call[] {
  return part.nodes('CallExpression').filter((call) => call.start >= block.start && call.end <= block.end && runsInside(call, block));
}

function runsInside(call: Call, block: Node): boolean {
  for (const ancestor of ancestorsOf(call)) {
    if (ancestor === block) return true;
    if (!isFunction(ancestor)) continue;
    const taker = parentOf(ancestor);
    if (taker?.type !== 'CallExpression' || !/^(?:map|forEach|flatMap|\$?transaction)$/.test(nameOf(taker) ?? '')) return false;
  }
  return false;
}

/** The library is known by import. */
function isResolvedChange(call: Call, { module }: BlockPlace): boolean {
  if (isFetch(call, module)) return CHANGING.test(methodOf(call.arguments[1]) ?? '');
  const path = libraryPathOf(call.callee, module);
  const name = path?.path.at(-1) ?? '';
  if (path === undefined || GIVES_BACK.test(name)) return false;
  if (FILES.has(path.package)) return WRITES_FILE.test(name);
  if (CLIENTS.has(path.package)) return CHANGING.test(name);
  return path.path.length >= 2 && (DATABASES.has(path.package) || SENDERS.has(path.package)) && /^(?:query|execute|exec|run|sendMail|messages|set|del)$/.test(name);
}

/** The name says that something is kept or sent; it is waited for, and nothing but the keeping is wanted of it. */
function isNamedChange(call: Call): boolean {
  const wait = parentOf(call);
  const use = wait?.type === 'AwaitExpression' ? parentOf(wait)?.type : undefined;
  return LASTING.test(nameOf(call) ?? '') && (use === 'ExpressionStatement' || use === 'ReturnStatement' || use === 'ArrowFunctionExpression');
}

function isFetch({ callee }: Call, module: Module): boolean {
  const name = bare(callee);
  return name.type === 'Identifier' && name.name === 'fetch' && bindingOf(name, module) === undefined;
}

function methodOf(options: Node | undefined): string | undefined {
  const fields = options?.type === 'ObjectExpression' ? options.properties : [];
  const method = fields.find((each) => each.type === 'Property' && propertyName(each) === 'method');
  return method?.type === 'Property' ? constantString(method.value) : undefined;
}

function nameOf({ callee }: Call): string | undefined {
  const target = bare(callee);
  return target.type === 'Identifier' ? target.name : propertyName(target);
}

/** The call, its first argument or the function around says that it is a cache, a log, a counter. */
function isByTheWay(call: Call, part: ParsedUnit): boolean {
  const named = [call.callee, call.arguments[0], enclosingName(call)];
  const words = named.flatMap((each) => (each ? (part.text.slice(each.start, Math.min(each.end, each.start + 400)).match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? []) : []));
  return words.some((word) => BY_THE_WAY.has(word.toLowerCase()));
}
