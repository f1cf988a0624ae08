import type { Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';

/** Where a page is, or the page it rests on: it is there already, and no `javascript:` can be such an address. */
export function isOwnAddress(value: Value, referents: Referents): boolean {
  if (value.op !== 'load' || typeof value.key !== 'string' || !/^(?:href|URL|documentURI|baseURI)$/.test(value.key)) return false;
  return referents.placesOf(value.base).some(({ root, path }) => path.length === 0 && (root === 'dom.Location' || root === 'dom.Document'));
}

/** `a = document.createElement('a'); a.href = address; return a.host;`: a link that is in no page, made to take an address apart. */
export function isOnlyTakenApart(link: Value, referents: Referents): boolean {
  const kept = link.op === 'cell' ? link : link.users.find((user) => user.op === 'cell-store');
  if (link.op !== 'cell' && !isLink(link)) return false;
  if (kept?.op !== 'cell' && kept?.op !== 'cell-store') return isRead(link) && isAsked(link);
  // A variable of the file may be put into a page by what follows.
  if (typeof kept.cell === 'string') return false;
  const { loads, stores } = referents.flowOf(kept.unit.path)?.cell(kept.cell) ?? { loads: [], stores: [] };
  const made = stores.flatMap((store) => (store.op === 'cell-store' && !isNothing(store.input) ? [store.input] : []));
  return made.length > 0 && made.every((each) => isLink(each) && isRead(each)) && loads.every(isRead) && loads.some(isAsked);
}

/** A part of the address is read. */
function isAsked(value: Value): boolean {
  return value.users.some((user) => user.op === 'load' && user.base === value && typeof user.key === 'string' && /^(?:host|hostname|href|port|protocol|origin|pathname|search|hash)$/.test(user.key));
}

function isNothing(value: Value): boolean {
  return value.op === 'constant' && (value.value === undefined || value.value === null);
}

function isLink(value: Value): value is ValueOf<'call'> {
  return value.op === 'call' && value.callee.op === 'load' && value.callee.key === 'createElement' && value.args[0]?.value.op === 'constant' && /^a$/i.test(String(value.args[0].value.value));
}

const ASKING: ReadonlySet<string> = new Set(['setAttribute', 'getAttribute', 'hasAttribute', 'toString']);

/** True when only properties of a value are read and written, and nobody else gets it. */
function isRead(value: Value): boolean {
  return value.users.every((user) => {
    if (user.op === 'call') return user.receiver === value && user.callee.op === 'load' && typeof user.callee.key === 'string' && ASKING.has(user.callee.key) && user.args.every((each) => each.value !== value);
    if (user.op === 'store') return user.base === value && user.input !== value && user.key !== 'onclick';
    return (user.op === 'load' && user.base === value && user.key !== 'click') || user.op === 'cell-store' || user.op === 'unary' || user.op === 'binary';
  }) && value.procedure.exits.every((exit) => exit.value !== value);
}
