import type { Context, Fact } from './fact.ts';
import type { Entry, Value, ValueOf } from './ir.ts';
import { hasKind, isHarmful, mayBeScript } from './kinds.ts';
import type { SinkRow } from './model.ts';
import type { At, Solver } from './search.ts';

const RAW_MARKUP: SinkRow = ['react', 'dangerouslySetInnerHTML', 'html'];
const SCRIPT_TEXT: SinkRow = ['react', 'script', 'code'];
const SCRIPT_LINK: SinkRow = ['react', 'href', 'html'];

/** Elements that load what their address leads to as a page or program. */
const LOADING = /^(?:script|iframe|frame|embed|object)$/;

/** A fact at an attribute of an element: all of the attribute's value, or what stands at `path` below it. */
interface AtAttribute {
  readonly context: Context;
  readonly fact: Fact;
  readonly user: ValueOf<'element'>;
  readonly attribute: Entry;
}

/** What an element does with its attributes and its text: https://react.dev/reference/react-dom/components/common. */
export function atElement(solver: Solver, { context, fact, user }: At<ValueOf<'element'>>): void {
  if (user.tag === 'script' && user.children.includes(fact.value) && fact.path.length === 0 && hasKind(fact.kinds, 'code')) solver.hit(context, { fact, at: user, row: SCRIPT_TEXT });
  for (const attribute of user.attributes) {
    if (attribute.value !== fact.value) continue;
    if (typeof user.tag === 'string') atOwnAttribute(solver, { context, fact, user, attribute });
    else enterComponent(solver, { context, fact, user, attribute });
    if (attribute.key === 'dangerouslySetInnerHTML' && (fact.path.length === 0 || fact.path[0] === '__html') && isHarmful(fact.kinds, 'html')) solver.hit(context, { fact, at: attribute.value, row: RAW_MARKUP });
    else if (attribute.key === 'injectedJavaScript' && fact.path.length === 0 && hasKind(fact.kinds, 'code')) solver.hit(context, { fact, at: attribute.value, row: SCRIPT_TEXT });
  }
}

/** An attribute of an element of the page; `<div {...properties}>` has those of its object. */
function atOwnAttribute(solver: Solver, { context, fact, user, attribute }: AtAttribute): void {
  const [key, ...path] = attribute.kind === 'spread' ? fact.path : [attribute.key, ...fact.path];
  if (attribute.kind === 'spread' && key === 'dangerouslySetInnerHTML' && (path.length === 0 || path[0] === '__html') && isHarmful(fact.kinds, 'html')) return solver.hit(context, { fact, at: user, row: RAW_MARKUP });
  if (typeof key !== 'string' || path.length > 0) return;
  const at = isWithin(attribute.value, user) ? attribute.value : user;
  if (/^(?:innerHTML|v-html)$/.test(key)) return isHarmful(fact.kinds, 'html') ? solver.hit(context, { fact, at: user, row: RAW_MARKUP }) : undefined;
  if (key === 'srcDoc') return isHarmful(fact.kinds, 'html') ? solver.hit(context, { fact, at, row: RAW_MARKUP }) : undefined;
  if (leadsAway(key, String(user.tag), fact)) solver.hit(context, { fact, at, row: SCRIPT_LINK });
}

/** An address that is followed or loaded, and can be a program; who loads a program from another host runs it. */
function leadsAway(key: string, tag: string, { kinds }: Fact): boolean {
  if (key === 'src' || key === 'data') return LOADING.test(tag) && (mayBeScript(kinds) || (tag === 'script' && isHarmful(kinds, 'redirect')));
  return /^(?:href|action|formAction|xlinkHref)$/.test(key) && mayBeScript(kinds);
}

/** False for what was computed before the element. */
function isWithin({ node }: Value, { node: around }: Value): boolean {
  return node.start >= around.start && node.end <= around.end;
}

/** A component of the program is entered; one of a library does with its properties what rows say: `Attribute.href`. */
function enterComponent(solver: Solver, { context, fact, user, attribute }: AtAttribute): void {
  if (typeof user.tag === 'string') return;
  const { referents } = solver;
  const path = attribute.kind === 'spread' ? fact.path : [typeof attribute.key === 'string' ? attribute.key : 'Element', ...fact.path];
  for (const referent of referents.of(user.tag)) {
    const parameter = referent.kind === 'function' ? referent.procedure.parameters[0] : undefined;
    if (parameter !== undefined) solver.add(context, { ...fact, value: parameter, path });
  }
  for (const place of referents.placesOf(user.tag))
    for (const row of referents.index.writesTo({ root: place.root, path: [...place.path, 'Attribute', ...path] }))
      if (isLinkRow(row) ? mayBeScript(fact.kinds) : isHarmful(fact.kinds, row[2])) solver.hit(context, { fact, at: isWithin(attribute.value, user) ? attribute.value : user, row });
}

/** True for what is followed with a click, or trusted as an address: a page of another host is where links lead. */
export function isLinkRow([, path]: SinkRow): boolean {
  return /\.(?:href|action|formAction)$|^(?:bypassSecurityTrust|trustAs)(?:Resource)?Url\./.test(path);
}
