import { OBJECT } from './fact.ts';
import type { Context, Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import { hasKind, isHarmful, mayBeScript } from './model.ts';
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
  const { callee, receiver } = call;
  const args = callee.op === 'load' && callee.key === 'setAttributeNS' ? call.args.slice(1) : call.args;
  if (callee.op !== 'load' || receiver === undefined || args[1]?.value !== fact.value || fact.path.length > 0 || (fact.state & OBJECT) !== 0) return;
  if (callee.key !== 'setAttribute' && callee.key !== 'setAttributeNS' && !((callee.key === 'attr' || callee.key === 'prop') && isElement(callee, solver.referents))) return;
  const name = args[0] === undefined ? undefined : solver.referents.constantOf(args[0].value);
  const row = typeof name === 'string' ? rowOf(name.toLowerCase(), receiver, { fact, referents: solver.referents }) : undefined;
  if (row !== undefined) solver.hit(context, { fact, at: call, row });
}

function rowOf(name: string, base: Value, { fact, referents }: { readonly fact: Fact; readonly referents: Referents }): SinkRow | undefined {
  if (/^(?:text|textContent|innerText)$/.test(name)) return /^script$/i.test(tagOf(base, referents) ?? '') && hasKind(fact.kinds, 'html') ? LOADED : undefined;
  if (name === 'srcdoc') return isHarmful(fact.kinds, 'html') ? PAGE : undefined;
  if (/^on[a-z]+$/.test(name)) return hasKind(fact.kinds, 'code') ? HANDLER : undefined;
  if (!/^(?:src|href|xlink:href|action|formaction|data)$/i.test(name) || !hasKind(fact.kinds, 'redirect')) return undefined;
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
