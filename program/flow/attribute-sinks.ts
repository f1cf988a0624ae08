import { OBJECT } from './fact.ts';
import type { Context, Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import { hasKind, isHarmful, mayBeScript } from './kinds.ts';
import type { SinkRow } from './model.ts';
import type { Referents } from './referents.ts';
import { isOnlyTakenApart, isOwnAddress } from './parsed-address.ts';
import type { At, Solver } from './search.ts';

/** An address that a page loads as a program or document: `javascript:` runs there, and so does what another host sends. */
const LOADED: SinkRow = ['dom', 'src', 'html'];
/** An address that is followed with a click. */
const FOLLOWED: SinkRow = ['dom', 'href', 'redirect'];
/** The text of a page inside the page. */
const PAGE: SinkRow = ['dom', 'srcdoc', 'html'];
/** A text that runs when something happens. */
const HANDLER: SinkRow = ['dom', 'on', 'html'];

const LOADS = /^(?:script|iframe|frame|embed|object)$/i;

/** `element.href = x`: attributes that hold addresses, by the element they stand on. https://html.spec.whatwg.org/multipage/indices.html#attributes-3 */
export function atAttributeWrite(solver: Solver, { context, fact, user }: At<ValueOf<'store'>>): void {
  const row = typeof user.key === 'string' ? rowOf(user.key, user.base, { fact, referents: solver.referents }) : undefined;
  if (row !== undefined && row !== HANDLER && row !== PAGE) solver.hit(context, { fact, at: user, row });
}

/** `element.setAttribute('href', x)` and `$(element).attr('href', x)`. */
export function atAttributeCall(solver: Solver, { context, fact, call }: { readonly context: Context; readonly fact: Fact; readonly call: ValueOf<'call'> }): void {
  if ((fact.state & OBJECT) !== 0 || call.receiver === undefined) return;
  const named = attributeAt(call, fact, solver.referents);
  const row = named === undefined ? undefined : rowOf(named.name, named.base, { fact, referents: solver.referents });
  if (row !== undefined) solver.hit(context, { fact, at: call, row });
}

/** An attribute by its name, and the element on which it stands. */
interface Named {
  readonly name: string;
  readonly base: Value;
}

/** Which attribute a call gives a value: `setAttribute(name, x)`, `$(element).attr(name, x)`, `$(element).attr({ name: x })`, `$(element).load(x)`. */
function attributeAt({ callee, receiver, args }: ValueOf<'call'>, { value, path }: Fact, referents: Referents): Named | undefined {
  if (callee.op !== 'load' || receiver === undefined) return undefined;
  if (callee.key === 'assign') return args[0] !== undefined && args[0].value.op !== 'object' && args[0].value !== value && path.length === 1 && /^(?:innerHTML|outerHTML|srcdoc)$/.test(path[0] ?? '') ? { name: path[0] ?? '', base: args[0].value } : undefined;
  const isSet = callee.key === 'attr' || callee.key === 'prop' || callee.key === 'load';
  if (isSet ? !isElement(callee, referents) : callee.key !== 'setAttribute' && callee.key !== 'setAttributeNS') return undefined;
  if (callee.key === 'load') return args[0]?.value === value && path.length === 0 ? { name: 'load', base: receiver } : undefined;
  if (isSet && args[0]?.value === value && path[0] !== undefined && path.length === 1) return { name: path[0].toLowerCase(), base: receiver };
  const [first, second] = callee.key === 'setAttributeNS' ? args.slice(1) : args;
  const name = first === undefined ? undefined : referents.constantOf(first.value);
  return second?.value === value && path.length === 0 && typeof name === 'string' ? { name: callee.key === 'prop' ? name : name.toLowerCase(), base: receiver } : undefined;
}

/** `renderer.setProperty(element, 'innerHTML', x)`, `renderer.setAttribute(element, 'href', x)`: https://angular.dev/api/core/Renderer2. */
export function isHarmlessProperty({ args }: ValueOf<'call'>, { kinds }: Fact, referents: Referents): boolean {
  const name = args[1] === undefined ? undefined : referents.constantOf(args[1].value);
  if (typeof name !== 'string' || /^(?:innerHTML|outerHTML|srcdoc|on\w+)$/i.test(name)) return false;
  return !ADDRESSES.test(name) || !mayBeScript(kinds);
}

/** Attributes that hold an address. */
const ADDRESSES = /^(?:src|href|xlink:href|action|formaction|data)$/i;

function rowOf(name: string, base: Value, { fact, referents }: { readonly fact: Fact; readonly referents: Referents }): SinkRow | undefined {
  if (/^(?:text|textContent|innerText)$/.test(name)) return /^script$/i.test(tagOf(base, referents) ?? '') && hasKind(fact.kinds, 'html') ? LOADED : undefined;
  if (name === 'srcdoc' || name === 'innerHTML' || name === 'outerHTML') return isHarmful(fact.kinds, 'html') ? PAGE : undefined;
  if (name === 'load') return isHarmful(fact.kinds, 'redirect') ? LOADED : undefined;
  if (/^on[a-z]+$/.test(name)) return hasKind(fact.kinds, 'code') ? HANDLER : undefined;
  if (!ADDRESSES.test(name) || !hasKind(fact.kinds, 'redirect')) return undefined;
  if (isOwnAddress(fact.value, referents) || isOnlyTakenApart(base, referents)) return undefined;
  const tag = tagOf(base, referents);
  if (tag !== undefined && LOADS.test(tag) && /^(?:src|data|href)$/.test(name)) return LOADED;
  return name !== 'src' && name !== 'data' && mayBeScript(fact.kinds) && (tag !== undefined || isElement(base, referents)) ? FOLLOWED : undefined;
}

function tagOf(base: Value, referents: Referents): string | undefined {
  if (base.op !== 'call' || base.callee.op !== 'load' || base.callee.key !== 'createElement') return undefined;
  const tag = base.args[0] === undefined ? undefined : referents.constantOf(base.args[0].value);
  return typeof tag === 'string' ? tag : undefined;
}

function isElement(value: Value, referents: Referents): boolean {
  return referents.placesOf(value).some(({ root }) => root === 'dom.Element' || root === 'jquery.Set');
}
