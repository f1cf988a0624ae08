import { sourceOf } from '../locate.ts';
import type { ParsedUnit } from '../parsed-unit.ts';
import { constantName } from './constant-key.ts';
import { pipingOf } from './decorators.ts';
import { OWN } from './fact.ts';
import type { Origin } from './fact.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import { LEADING } from './own-address.ts';
import { FRESH, kinds, PATH } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import type { FlowModel, Place, SourceRow } from './model.ts';
import { isRefusedBefore } from './middleware-before.ts';
import { createOverwrites } from './overwritten.ts';
import { openingsBefore } from './narrowed.ts';
import type { Registration, Registrations } from './referent.ts';
import type { Referents } from './referents.ts';
import { kindsAt } from './schema.ts';
import { harmBy } from './tier-kinds.ts';

/** Roots of places that rest on the names of parameters alone. */
const NAMED = 'named.';

/** Which of some values come from outside, by the rows. */
export function sourcesAmong(values: readonly Value[], model: FlowModel, referents: Referents): readonly Origin[] {
  const names = sourceNames(model);
  return values.flatMap((value) => originAt(value, names, referents));
}

const namesOf = new WeakMap<FlowModel, ReadonlySet<string>>();

/** The last property or callee name of each source row: other reads need no look. */
function sourceNames(model: FlowModel): ReadonlySet<string> {
  const known = namesOf.get(model) ?? new Set(model.sources.flatMap(([, path]) => path.split('.').findLast((step) => !/^(?:ReturnValue|Instance|Element)$/.test(step)) ?? ''));
  namesOf.set(model, known);
  return known;
}

/** A name that the program writes on every way to where it is read. */
function isOverwritten(value: Value, referents: Referents): boolean {
  return value.op === 'load' && typeof value.key === 'string' && createOverwrites(referents).before({ base: value.base, key: value.key }, value).length > 0;
}

function originAt(value: Value, names: ReadonlySet<string>, referents: Referents): readonly Origin[] {
  if (!mayBeSource(value, names, referents) || isOfOwnFunction(value, referents)) return [];
  if (isSetter(value) || isOverwritten(value, referents)) return [];
  const rows = [...referents.placesOf(value), ...takenApart(value, referents)].flatMap((place) => found(place, referents));
  const [row] = rows.sort((a, b) => Number(b.isExact) - Number(a.isExact));
  if (row === undefined) return [];
  const [, , tier] = row.row;
  const piping = value.op === 'parameter' ? pipingOf(value) : 'none';
  if (piping === 'narrow') return [];
  const handler = handlerOf(value);
  const openings = openingsBefore(value, handler, referents);
  const isExact = row.isExact && piping === 'none' && (openings !== undefined || !(isJudgedBefore(handler, referents) || isRefusedBefore(value, handler, referents)));
  const origin: Origin = { value, tier, what: sourceOf(value.unit, value.node), isExact, kinds: kindsOf(row.row, value, referents) & harmBy(tier), path: [], state: row.row[3] === 'own' || row.row[3] === 'place' ? OWN : 0 };
  return openings === undefined ? [origin] : openings.map((each) => ({ ...origin, path: each.path, isExact: isExact && each.isExact, kinds: kindsAt(each, origin.kinds) }));
}

function kindsOf([, , , shape]: SourceRow, value: Value, referents: Referents): Kinds {
  if (shape === 'object') return FRESH;
  if (shape === 'own' || shape === 'place') return FRESH & ~kinds('nosql') & ~LEADING & (shape === 'place' ? ~PATH.rawRelative : ~0);
  const isHost = shape === 'host' || (value.op === 'call' && value.args[0] !== undefined && /^host$/i.test(String(referents.constantOf(value.args[0].value))));
  return FRESH & ~kinds('nosql') & (shape === 'address' ? ~PATH.rawRelative : ~0) & (isHost ? ~kinds('redirect') : ~0);
}

/** `$('<option>')`: whoever has just made an element sets its attributes. */
function isMadeHere(value: Value | undefined): boolean {
  const first = value?.op === 'call' ? value.args[0]?.value : undefined;
  return first?.op === 'constant' && typeof first.value === 'string' && first.value.startsWith('<');
}

/** `set.attr('name', value)` and `set.text(value)` write: what they give back is the set. All that an element has in `data()` are options of the page, and no text. */
function isSetter(value: Value): boolean {
  if (value.op !== 'call' || value.callee.op !== 'load' || typeof value.callee.key !== 'string') return false;
  const [first] = value.args;
  if (value.callee.key === 'data' && first === undefined) return true;
  if (value.callee.key === 'attr' || value.callee.key === 'prop' || value.callee.key === 'data') return value.args.length > 1 || first?.value.op === 'object' || (first?.value.op !== 'constant' && isMadeHere(value.receiver));
  return (value.callee.key === 'val' || value.callee.key === 'text') && first !== undefined;
}

/** The function whose parameter a value was read from. */
function handlerOf(value: Value): Procedure {
  let at = value.procedure;
  while (at.kind === 'arrow' && at.parent !== undefined && at.parameters.length === 0) at = at.parent;
  return at;
}

/** True when something that is registered in front of a handler, or a pattern in the route, may have refused the value. */
function isJudgedBefore(handler: Procedure, referents: Referents): boolean {
  return (handler.made?.users ?? []).some((user) => {
    if (user.op !== 'call' || user.callee === handler.made) return false;
    const before = user.args.slice(0, user.args.findIndex((each) => each.value === handler.made));
    return before.some(({ value }) => mayJudge(value, referents));
  });
}

function mayJudge(value: Value, referents: Referents): boolean {
  if (value.op === 'constant') return typeof value.value === 'string' && value.value.includes('(');
  if (value.op === 'object') return value.entries.some((entry) => entry.kind === 'spread' || typeof entry.key !== 'string' || /^(?:schema|preHandler|preValidation|validatorCompiler)$/.test(entry.key));
  if (value.op === 'template') return false;
  if (value.op === 'array') return value.elements.some((element) => mayJudge(element.value, referents));
  const places = referents.placesOf(value);
  if (places.length > 0) return !places.every((place) => referents.index.isHarmless(place));
  const functions = referents.of(value).filter((each) => each.kind === 'function');
  return functions.length === 0 || functions.some((each) => readsRequest(each.procedure));
}

/** A function in front of the handler that reads what was sent may refuse it. */
function readsRequest({ values }: Procedure): boolean {
  return values.some((value) => value.op === 'load' && typeof value.key === 'string' && /^(?:query|params|body|url|path|cookies)$/.test(value.key));
}

/** `new URL(location)`: the address of the page, taken apart; `new URLSearchParams(location)` reads it as what is asked. */
function takenApart(value: Value, referents: Referents): readonly Place[] {
  const given = value.op === 'call' && value.construct && value.callee.op === 'cell' && (value.callee.cell === 'URL' || value.callee.cell === 'URLSearchParams') ? value : undefined;
  const [first] = given?.args ?? [];
  return given === undefined || first === undefined ? [] : referents.placesOf(first.value).flatMap(({ root, path }) => (root === 'dom.Location' && path.length === 0 ? [{ root, path: [given.callee.op === 'cell' && given.callee.cell === 'URL' ? 'href' : 'search'] }] : []));
}

function found(place: Place, referents: Referents): readonly { readonly row: SourceRow; readonly isExact: boolean }[] {
  const row = referents.index.sourceAt(place);
  return row === undefined ? [] : [{ row, isExact: !place.root.startsWith(NAMED) }];
}

/** A call of a function of the same file: what it gives back comes in where it does so, and is followed from there. */
function isOfOwnFunction(value: Value, referents: Referents): boolean {
  if (value.op !== 'call' || value.callee.op !== 'cell' || typeof value.callee.cell !== 'string') return false;
  const stores = referents.flowOf(value.unit.path)?.cell(value.callee.cell).stores ?? [];
  return stores.length > 0 && stores.every((store) => store.op === 'cell-store' && store.input.op === 'function');
}

function mayBeSource(value: Value, names: ReadonlySet<string>, { of }: Referents): boolean {
  switch (value.op) {
    case 'load':
      return names.has(constantName(value.key, of) ?? '');
    case 'call':
      return value.callee.op === 'load' ? typeof value.callee.key === 'string' && names.has(value.callee.key) : value.callee.op === 'cell' || value.callee.op === 'import';
    case 'parameter':
    case 'iterate':
      return true;
    case 'cell':
      return typeof value.cell === 'string' && names.has(value.cell);
    default:
      return false;
  }
}

/** The functions that a file hands to a library by a name or a property, once for each place there: `app.get('/', controller.show)`. */
export function registrationsAmong(values: readonly Value[], referents: Referents): Registrations {
  const found = new Map<Procedure, Map<string, Registration & { readonly parts: Set<ParsedUnit> }>>();
  for (const call of values) {
    if (call.op !== 'call' || !call.args.some(({ value }) => mayBeHandler(value))) continue;
    const places = referents.placesOf(call.callee).map(({ root, path }) => `${root} ${path.join('.')}`);
    if (places.length === 0) continue;
    call.args.forEach(({ value }, position) => {
      const key = [position, ...places].join(' ');
      for (const procedure of handlersIn(value, referents)) {
        const own = found.get(procedure) ?? new Map<string, Registration & { readonly parts: Set<ParsedUnit> }>();
        const registration = own.get(key) ?? { callee: call.callee, steps: [`Argument[${position}]`], parts: new Set<ParsedUnit>() };
        registration.parts.add(call.unit);
        found.set(procedure, own.set(key, registration));
      }
    });
  }
  return new Map([...found].map(([procedure, own]) => [procedure, [...own.values()]]));
}

/** The functions an argument stands for, also inside one wrapper, and those that the call of a maker gives back. */
function handlersIn(value: Value, referents: Referents): readonly Procedure[] {
  if (!mayBeHandler(value)) return [];
  if (value.op === 'call' && isBoundWithArguments(value)) return [];
  const inner = value.op === 'call' ? wrappedBy(value) : undefined;
  const all = inner === undefined ? [value] : [inner, value];
  return [...new Set(all.flatMap((each) => referents.of(each)).flatMap((referent) => (referent.kind === 'function' ? [referent.procedure] : [])))];
}

/** `wrap(handler)`, `handler.bind(owner)`, `partial(handler, …)`. */
function wrappedBy({ callee, args }: ValueOf<'call'>): Value | undefined {
  if (callee.op === 'load' && callee.key === 'bind') return callee.base;
  return args.length === 1 || (callee.op === 'load' && callee.key === 'partial') ? args[0]?.value : undefined;
}

/** `handler.bind(owner, first)`: what the server gives stands behind what was bound, and at no position of its own. */
function isBoundWithArguments({ callee, args }: ValueOf<'call'>): boolean {
  return callee.op === 'load' && callee.key === 'bind' && args.length > 1;
}

/** What is written out as a function is found by its own users. */
function mayBeHandler(value: Value): boolean {
  return value.op === 'load' || value.op === 'import' || value.op === 'cell' || value.op === 'call';
}
