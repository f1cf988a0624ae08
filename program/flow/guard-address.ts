import { answered, both, DOUBT, either, isAbout, NOTHING } from './checked.ts';
import type { About, Call, Checked } from './checked.ts';
import { relate } from './derivation.ts';
import type { Value } from './ir.ts';
import { variableOf } from './key-origin.ts';
import { hasKind, kinds, REDIRECT } from './kinds.ts';
import { mayBlock } from './model.ts';
import { isHostHeader } from './own-address.ts';
import type { Referents } from './referents.ts';
import { leadingText } from './text-shape.ts';

/** A part of an address that was taken apart: https://url.spec.whatwg.org. */
export type AddressPart = 'host' | 'protocol';

const PARTS: ReadonlyMap<unknown, AddressPart> = new Map([
  ['host', 'host'],
  ['hostname', 'host'],
  ['origin', 'host'],
  ['protocol', 'protocol'],
]);

/** The part of a value's address that is tested: `new URL(value).hostname`, also in lower case. What a function is handed was taken apart before: texts have no such properties. */
export function addressPart(given: Value, { value, q }: About): AddressPart | undefined {
  const { referents } = q.judge;
  const tested = variableOf(given, referents);
  if (tested.op === 'call' && tested.callee.op === 'load' && (tested.callee.key === 'toLowerCase' || tested.callee.key === 'replace') && tested.receiver !== undefined) return addressPart(tested.receiver, { value, q });
  if (tested.op === 'logical') return addressPart(tested.left, { value, q });
  if (tested.op !== 'load') return undefined;
  const base = takenApart(tested.base, referents);
  const isPart = base.op === 'parameter' ? relate(base, value) === 'same' : isParsed(base) && (isAbout(base, value) || isAbout(tested.base, value));
  return isPart ? PARTS.get(tested.key) : undefined;
}

/** `let address; try { address = new URL(text); } catch { … }`: what a variable holds, once it holds something. */
function takenApart(base: Value, referents: Referents): Value {
  if (base.op !== 'cell' || typeof base.cell === 'string') return variableOf(base, referents);
  const stores = referents.flowOf(base.unit.path)?.cell(base.cell).stores ?? [];
  const [only, ...others] = stores.flatMap((store) => (store.op === 'cell-store' && !(store.input.op === 'constant' && store.input.value === undefined) ? [store.input] : []));
  return only === undefined || others.length > 0 ? base : only;
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

/** `address.host === req.query.host`: whoever chose the one has chosen the other. The name under which a browser has asked is no such choice. */
export function isChosenOutside(value: Value, { index, placesOf }: Referents): boolean {
  for (let at = value; at.op === 'load' && !isHostHeader(at); at = at.base) {
    const rows = placesOf(at).map(index.sourceAt).filter((row) => row !== undefined);
    if (rows.length > 0) return rows.some(([, , tier, shape]) => mayBlock(tier) && shape !== 'host' && shape !== 'own');
  }
  return false;
}

/** A call that tests a part: `HOSTS.has(url.hostname)`, `url.hostname.endsWith('.example.com')`, `isAllowed(url.host)`. */
export function partTested(call: Call, holds: boolean, { value, q }: About): Checked | undefined {
  const name = call.callee.op === 'load' && typeof call.callee.key === 'string' ? call.callee.key : '';
  const own = call.receiver === undefined ? undefined : addressPart(call.receiver, { value, q });
  if (own !== undefined) return name === 'match' || (name === 'endsWith' && isWholeLabel(call, q.judge.referents)) ? { ...partIs(own, holds), isDoubtful: true } : DOUBT;
  const given = call.args.map((each) => addressPart(each.value, { value, q })).find((each) => each !== undefined);
  if (given === undefined) return undefined;
  if (/^(?:includes|has|indexOf|test|exec|some|find|hasOwn)$/.test(name)) return holds ? { ...partIs(given, true), isDoubtful: name === 'test' || name === 'exec' } : NOTHING;
  return predicated(call, holds, { value, q }) ?? DOUBT;
}

/**
 * What the answer says of a part that a function gave for some element of a list, or did not: `each === url.hostname`,
 * `url.hostname.endsWith('.' + each)`. Undefined where it speaks of something else as well.
 */
export function partTestedBy(answer: Value, holds: boolean, about: About & { readonly each: Value | undefined }): Checked | undefined {
  switch (answer.op) {
    case 'unary':
      return answer.operator === '!' ? partTestedBy(answer.input, !holds, about) : undefined;
    case 'logical': {
      const [left, right] = [partTestedBy(answer.left, holds, about), partTestedBy(answer.right, holds, about)];
      if ((answer.operator === '&&') === holds) return left === undefined ? right : right === undefined ? left : either(left, right);
      return answer.operator === '??' || left === undefined || right === undefined ? undefined : both(left, right);
    }
    case 'binary': {
      if (!(holds ? /^===?$/ : /^!==?$/).test(answer.operator)) return undefined;
      const [one, other] = isRead(answer.left, about.each) ? [answer.right, answer.left] : [answer.left, answer.right];
      const part = isRead(other, about.each) ? addressPart(one, about) : undefined;
      return part === undefined ? undefined : partIs(part, true);
    }
    case 'call':
      return answer.receiver !== undefined && addressPart(answer.receiver, about) !== undefined ? partTested(answer, holds, about) : undefined;
    default:
      return undefined;
  }
}

/** The element itself, or what it holds: `each.host`. */
function isRead(value: Value, each: Value | undefined): boolean {
  let at = value;
  while (at.op === 'load' && typeof at.key === 'string') at = at.base;
  return at === each;
}

/** `.example.com` is a whole part of a name; `example.com` is also the end of `other-example.com`. */
function isWholeLabel({ args }: Call, referents: Referents): boolean {
  const [argument] = args;
  if (argument === undefined) return true;
  const begun = leadingText(argument.value, referents);
  const texts = begun === undefined ? referents.of(argument.value).flatMap((each) => (each.kind === 'constant' && typeof each.value === 'string' ? [each.value] : [])) : [begun];
  return texts.every((text) => text.startsWith('.'));
}

/** A predicate of the program's own on a part: what it clears of a text, it clears of where that leads. */
function predicated(call: Call, holds: boolean, { value, q }: About): Checked | undefined {
  const position = call.args.findIndex((each) => addressPart(each.value, { value, q }) !== undefined);
  const callees = q.depth > 3 ? [] : q.judge.referents.calleesOf(call);
  if (callees.length === 0 || !callees.every((callee) => hasKind(q.judge.summary(callee, { parameter: position, path: [] }, answered(holds, { isAwaited: q.isAwaited })), 'url'))) return undefined;
  return { clears: kinds('url', 'redirect'), isDoubtful: true };
}
