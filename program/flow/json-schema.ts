import type { Procedure, Value, ValueOf } from './ir.ts';
import { testedBy } from './pattern-facts.ts';
import type { Referents } from './referents.ts';
import { written } from './schema.ts';
import type { Opening } from './schema.ts';

/** Parts of a request and what a route calls their schemas: https://fastify.dev/docs/latest/Reference/Validation-and-Serialization. */
const PARTS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['query', ['querystring', 'query']],
  ['params', ['params']],
  ['body', ['body']],
]);

/** Formats that leave nothing to choose (https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3). */
const NARROW_FORMAT = /^(?:date|time|date-time|iso-time|iso-date-time|duration|uuid|ipv4|ipv6|byte|int32|int64|float|double)$/;

/** What else in the options of a route may refuse a request. */
const REFUSING = /^(?:preHandler|preValidation|preParsing|onRequest|validatorCompiler|attachValidation)$/;

/**
 * What a JSON schema in the options of a route leaves open of a part of the request: what it names, as it says, and every other
 * property that is read. Undefined where there is none that can be read.
 */
export function openingsByRoute(read: ValueOf<'load'>, handler: Procedure, referents: Referents): readonly Opening[] | undefined {
  const parts = PARTS.get(read.key);
  if (parts === undefined || !referents.placesOf(read.base).some(({ root, path }) => root === 'fastify.Request' && path.length === 0)) return undefined;
  for (const user of handler.made?.users ?? []) {
    const options = user.op === 'call' ? user.args.map(({ value }) => written(value, referents)).find((value) => value?.op === 'object') : user;
    if (options?.op !== 'object') continue;
    const schema = entryOf(entryOf(options, ['schema'], referents), parts, referents);
    const properties = entryOf(schema, ['properties'], referents);
    if (properties === undefined) continue;
    const isSure = !options.entries.some(({ kind, key }) => kind === 'spread' || typeof key !== 'string' || REFUSING.test(key));
    return [...named(properties, referents), ...besides(read, properties)].map((each) => ({ ...each, isExact: each.isExact && isSure }));
  }
  return undefined;
}

/** What a JSON schema of an object leaves open in what it accepts; undefined where it cannot be read. */
export function openingsOfDocument(schema: Value, referents: Referents): readonly Opening[] | undefined {
  const document = written(schema, referents);
  const properties = document?.op === 'object' ? entryOf(document, ['properties'], referents) : undefined;
  if (properties === undefined) return undefined;
  const besides = properties.entries.flatMap(({ key }) => (typeof key === 'string' ? [key] : []));
  return [...named(properties, referents), { path: ['Element'], isText: false, isExact: true, besides }];
}

function entryOf(value: Value | undefined, names: readonly string[], referents: Referents): ValueOf<'object'> | undefined {
  if (value?.op !== 'object') return undefined;
  const entry = value.entries.find(({ key }) => typeof key === 'string' && names.includes(key));
  const held = entry === undefined ? undefined : written(entry.value, referents);
  return held?.op === 'object' ? held : undefined;
}

function named({ entries }: ValueOf<'object'>, referents: Referents): readonly Opening[] {
  return entries.flatMap(({ key, value }) => openingOf(written(value, referents), referents).map((each) => ({ ...each, path: [typeof key === 'string' ? key : 'Element', ...each.path] })));
}

/** What one property may be; nothing where the schema leaves nothing to choose. */
function openingOf(schema: Value | undefined, referents: Referents): readonly Opening[] {
  if (schema?.op !== 'object') return [{ path: [], isText: false, isExact: false }];
  const held = (name: string): Value | undefined => schema.entries.find(({ key }) => key === name)?.value;
  const constant = (name: string): unknown => {
    const value = held(name);
    return value === undefined ? undefined : referents.constantOf(value);
  };
  if (held('enum') !== undefined || held('const') !== undefined) return [];
  const type = constant('type');
  if (/^(?:integer|number|boolean|null)$/.test(String(type)) || NARROW_FORMAT.test(String(constant('format')))) return [];
  if (type !== 'string') return [{ path: [], isText: false, isExact: false }];
  const pattern = constant('pattern');
  if (held('pattern') === undefined) return [{ path: [], isText: true, isExact: true }];
  return [{ path: [], isText: true, isExact: false, clears: typeof pattern === 'string' ? testedBy({ source: pattern, flags: 'u' }, true, false) : 0 }];
}

/** What is read besides, and the whole where it is handed on: it is let through, or it is not. */
function besides(read: ValueOf<'load'>, { entries }: ValueOf<'object'>): readonly Opening[] {
  const names = new Set(entries.map(({ key }) => key));
  const others = read.users.flatMap((user) => (user.op === 'load' && user.base === read && typeof user.key === 'string' ? (names.has(user.key) ? [] : [user.key]) : ['']));
  return [...new Set(others)].map((name) => ({ path: name === '' ? [] : [name], isText: false, isExact: false }));
}
