import type { Context, Fact } from './fact.ts';
import type { ValueOf } from './ir.ts';
import { isHarmful } from './kinds.ts';
import type { SinkRow } from './model.ts';
import type { Solver } from './search.ts';

const INSERTED: SinkRow = ['dom', 'parseFromString', 'html'];

const INSERTING: ReadonlySet<unknown> = new Set(['append', 'appendChild', 'prepend', 'insertBefore', 'before', 'after', 'replaceChild', 'replaceChildren', 'replaceWith']);

/** So many steps back it is asked where a node comes from. */
const MAX_STEPS = 24;

/** `page.append(new DOMParser().parseFromString(text, 'text/html').body)`: the elements of a text become those of the page (https://html.spec.whatwg.org/#dom-parsing-and-serialization). */
export function atInsertedNode(solver: Solver, { context, fact, call }: { readonly context: Context; readonly fact: Fact; readonly call: ValueOf<'call'> }): void {
  if (call.callee.op !== 'load' || !INSERTING.has(call.callee.key) || !isHarmful(fact.kinds, 'html') || !call.args.some(({ value }) => value === fact.value)) return;
  if (isNodeOfParsed(fact)) solver.hit(context, { fact, at: call, row: INSERTED });
}

/** True for a node of a page that was made of a text; what is read of it as text is one again. */
function isNodeOfParsed(fact: Fact): boolean {
  let at: Fact | undefined = fact;
  for (let steps = 0; at !== undefined && steps < MAX_STEPS; steps++) {
    const { value }: Fact = at;
    if (value.op === 'load' && /^(?:textContent|innerText|outerText|nodeValue|data|value|title)$/.test(String(value.key))) return false;
    if (value.op === 'call' && value.callee.op === 'load' && value.callee.key === 'parseFromString') return true;
    at = at.from ?? at.calledFrom;
  }
  return false;
}
