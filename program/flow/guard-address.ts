import { answered, DOUBT, isAbout, NOTHING } from './checked.ts';
import type { About, Call, Checked } from './checked.ts';
import { relate } from './derivation.ts';
import type { Value } from './ir.ts';
import { hasKind, kinds, REDIRECT } from './kinds.ts';
import type { Referents } from './referents.ts';

/** A part of an address that was taken apart: https://url.spec.whatwg.org. */
export type AddressPart = 'host' | 'protocol';

const PARTS: ReadonlyMap<unknown, AddressPart> = new Map([
  ['host', 'host'],
  ['hostname', 'host'],
  ['origin', 'host'],
  ['protocol', 'protocol'],
]);

/** The part of a value's address that is tested: `new URL(value).hostname`, also in lower case. What a function is handed was taken apart before: texts have no such properties. */
export function addressPart(tested: Value, value: Value): AddressPart | undefined {
  if (tested.op === 'call' && tested.callee.op === 'load' && (tested.callee.key === 'toLowerCase' || tested.callee.key === 'replace') && tested.receiver !== undefined) return addressPart(tested.receiver, value);
  if (tested.op === 'logical') return addressPart(tested.left, value);
  if (tested.op !== 'load') return undefined;
  const isPart = tested.base.op === 'parameter' ? relate(tested.base, value) === 'same' : isParsed(tested.base) && isAbout(tested.base, value);
  return isPart ? PARTS.get(tested.key) : undefined;
}

/** True for what an address was taken apart into. */
function isParsed(value: Value): boolean {
  if (value.op === 'phi') return value.inputs.some((input) => input !== value && input.op === 'call' && isParsed(input));
  if (value.op !== 'call') return false;
  const { callee } = value;
  const name = callee.op === 'cell' ? callee.cell : callee.op === 'load' ? callee.key : callee.op === 'import' ? callee.name : '';
  return value.construct ? name === 'URL' : name === 'parse' || name === 'URL';
}

/** The part is, or is not, what the program wants: who is asked and where one is sent is then decided; `javascript:` is no protocol of the web. */
export function partIs(part: AddressPart, holds: boolean): Checked {
  if (!holds) return DOUBT;
  return { clears: part === 'host' ? kinds('url', 'redirect') : REDIRECT.scheme, isDoubtful: false };
}

/** A call that tests a part: `HOSTS.has(url.hostname)`, `url.hostname.endsWith('.example.com')`, `isAllowed(url.host)`. */
export function partTested(call: Call, holds: boolean, { value, q }: About): Checked | undefined {
  const name = call.callee.op === 'load' && typeof call.callee.key === 'string' ? call.callee.key : '';
  const own = call.receiver === undefined ? undefined : addressPart(call.receiver, value);
  if (own !== undefined) return name === 'match' || (name === 'endsWith' && isWholeLabel(call, q.judge.referents)) ? { ...partIs(own, holds), isDoubtful: true } : DOUBT;
  const given = call.args.map((each) => addressPart(each.value, value)).find((each) => each !== undefined);
  if (given === undefined) return undefined;
  if (/^(?:includes|has|indexOf|test|exec|some|find|hasOwn)$/.test(name)) return holds ? { ...partIs(given, true), isDoubtful: name === 'test' || name === 'exec' } : NOTHING;
  return predicated(call, holds, { value, q }) ?? DOUBT;
}

/** `.example.com` is a whole part of a name; `example.com` is also the end of `other-example.com`. */
function isWholeLabel({ args }: Call, { constantOf }: Referents): boolean {
  const text = args[0] === undefined ? undefined : constantOf(args[0].value);
  return typeof text !== 'string' || text.startsWith('.');
}

/** A predicate of the program's own on a part: what it clears of a text, it clears of where that leads. */
function predicated(call: Call, holds: boolean, { value, q }: About): Checked | undefined {
  const position = call.args.findIndex((each) => addressPart(each.value, value) !== undefined);
  const callees = q.depth > 3 ? [] : q.judge.referents.calleesOf(call);
  if (callees.length === 0 || !callees.every((callee) => hasKind(q.judge.summary(callee, { parameter: position, path: [] }, answered(holds, { isAwaited: q.isAwaited })), 'url'))) return undefined;
  return { clears: kinds('url', 'redirect'), isDoubtful: true };
}
