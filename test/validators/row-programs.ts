import type { Kind } from '../../program/index.ts';
import { flowModel } from '../../validators/knowledge/index.ts';

/** A value of a library as code: an expression, and what has to stand around it. */
export interface Code {
  readonly expression: string;
  wrap(body: string): string;
}

const { types, sources, sinks, steps } = flowModel;

/** What does harm with a value, one for each kind that a step or check can take away. */
export const PROBES: Partial<Record<Kind, (value: string) => string>> = {
  command: (value) => `exec('run ' + ${value});`,
  code: (value) => `eval(${value});`,
  path: (value) => `readFileSync(${value});`,
  html: (value) => `answer.send(${value});`,
  sql: (value) => `new Pool().query('SELECT ' + ${value});`,
  nosql: (value) => `new Collection().find({ name: ${value} });`,
  url: (value) => `fetch(${value});`,
  redirect: (value) => `answer.redirect(${value});`,
  header: (value) => `answer.set('name', ${value});`,
  log: (value) => `console.log(${value});`,
  ldap: (value) => `parseFilter(${value});`,
  xml: (value) => `parseXml(${value});`,
  'regex-source': (value) => `new RegExp(${value});`,
};

const IMPORTS = `import express from 'express';
import { exec } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { Collection } from 'mongodb';
import { parseFilter } from 'ldapjs';
import { parseXml } from 'libxmljs';
const app = express();
`;

/** A program in which `input` comes from outside wherever `body` stands; `library` is the package. */
export function handling(library: string, body: string): string {
  return `${importing(library)}${IMPORTS}app.get('/', async (request, answer) => {\n  const input = request.query.input;\n${body}\n});\n`;
}

/** A program whose only input is what the rows say. */
export function standing(library: string, body: string): string {
  return `${importing(library)}import { exec } from 'node:child_process';\n${body}\n`;
}

function importing(library: string): string {
  return isType(library) || library === 'global' ? '' : `import library from '${library}';\n`;
}

/** True for the names that rows give to values; everything else is a package or `global`. */
export function isType(root: string): boolean {
  return /\.[A-Z]/.test(root) || root === 'any';
}

/** Functions that are known by the name under which they are exported, by their file, or by the names of their parameters. */
const CONVENTIONS: ReadonlyMap<string, { readonly head: string; readonly path?: string; readonly base?: string; readonly end?: string }> = new Map([
  ['named.WebRequest', { head: 'export async function POST(input) {' }],
  ['named.PageContext', { head: 'export async function getServerSideProps(input) {' }],
  ['named.Event', { head: 'export async function handler(input) {' }],
  ['named.Gateway', { head: 'export async function receive(event) {\n  const input = event; event.pathParameters;' }],
  ['named.Context', { head: 'export async function show(ctx) {\n  const input = ctx.query.name;', base: 'ctx' }],
  ['named.RequestContext', { head: "export async function show(c) {\n  const input = c.req.query('name');", base: 'c' }],
  ['named.HandlerAnswer', { head: 'export function handler(event, context, answer) {\n  const input = event.body;', base: 'answer' }],
  ['named.PageAnswer', { head: 'export async function getServerSideProps({ query }) {\n  const input = query.name;' }],
  ['named.Handler', { head: 'export async function handler(event) {\n  const input = event.body;' }],
  ['named.Arguments', { head: 'export function resolve(parent, args, context) {\n  const input = args;' }],
  ['angularjs.Attributes', { head: 'const link = (scope, element, attrs) => {', base: 'attrs' }],
  ['named.Entry', { head: "unknown.on('entry', (input) => {", end: '});' }],
  ['next.RouteContext', { head: 'export async function GET(request, input) {', path: 'app/items/route.js' }],
  ['next.Action', { head: 'export async function save(input) {\n  "use server";' }],
  ['route.Arguments', { head: 'export async function loader(input) {', path: 'app/routes/items.js' }],
]);

/** Where a program has to lie for what it means: a route by its folder, decorators in TypeScript. */
export function pathOf(text: string): string {
  for (const { head, path } of CONVENTIONS.values()) if (path !== undefined && text.includes(head)) return path;
  return /@library|: library\./.test(text) ? 'app.ts' : 'app.js';
}

/** What is known by the name of a parameter, in a function that stands anywhere. */
const NAMED_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['angularjs.Sce', '$sce'],
  ['angularjs.Location', '$location'],
  ['angularjs.RouteParams', '$routeParams'],
  ['angularjs.Compile', '$compile'],
  ['angularjs.Interpolate', '$interpolate'],
  ['angularjs.Parse', '$parse'],
  ['vue.Maker', 'createElement'],
]);

const depths = typeDepths();

function typeDepths(): ReadonlyMap<string, number> {
  const found = new Map<string, number>([['any', 0], ['named.Request', 0], ['named.Response', 0], ...[...CONVENTIONS.keys(), ...NAMED_PARAMETERS.keys()].map((root) => [root, 0] as const)]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [type, root] of types) {
      const before = isType(root) ? found.get(root) : 0;
      if (before === undefined || (found.get(type) ?? Infinity) <= before + 1 || !isType(type)) continue;
      found.set(type, before + 1);
      changed = true;
    }
  }
  return found;
}

/** The package or global from which a place is reached, through the rows of types. */
export function packageOf(root: string): string {
  if (root === 'any' || root.startsWith('named.')) return 'global';
  return isType(root) ? packageOf(nearest(root)?.[1] ?? 'global') : root;
}

function nearest(type: string) {
  const before = (root: string): number => (isType(root) ? (depths.get(root) ?? Infinity) : 0);
  return types.filter(([named]) => named === type).sort(([, a], [, b]) => before(a) - before(b))[0];
}

/** Writes a place out: `Pool.Instance.query` of `pg` is `new (library.Pool)().query`; callbacks go around. */
export function codeAt(root: string, path: string): Code {
  let code = rootCode(root);
  const rest = path === '' ? [] : path.split('.');
  while (rest.length > 0) {
    const step = rest.shift() ?? '';
    const until = rest.findIndex((each) => each.startsWith('Parameter[') || each === 'This');
    if (step === 'Decorated' && rest[0]?.startsWith('Parameter[')) code = ofMethod(code, numberIn(rest.shift() ?? ''));
    else if (step.startsWith('Parameter[')) code = { expression: 'handed', wrap: onEvent(code) };
    else if (step === 'Decorated') code = decorated(code);
    else if (step === 'Instance' && rest[0]?.startsWith('Parameter[')) code = typed(code, numberIn(rest.shift() ?? ''));
    else if (step === 'Element' && rest.length === 0) code = eachOf(code);
    else if (!step.startsWith('Argument[') || until < 0) code = { ...code, expression: after(code.expression, step) };
    else code = inCallback(code, { position: step, inside: rest.slice(0, until), parameter: rest.splice(0, until + 1).at(-1) ?? '' });
  }
  return code;
}

function rootCode(root: string): Code {
  if (root === 'global') return { expression: '', wrap: (body) => body };
  if (root === 'any') return { expression: 'unknown', wrap: (body) => body };
  const convention = CONVENTIONS.get(root);
  if (convention !== undefined) return { expression: convention.base ?? 'input', wrap: (body) => `${convention.head}\n${body}\n${convention.end ?? '}'}` };
  const parameter = NAMED_PARAMETERS.get(root);
  if (parameter !== undefined) return { expression: parameter, wrap: (body) => `const own = { render(${parameter}) {\n${body}\n} };` };
  if (root === 'named.Request' || root === 'named.Response')
    return { expression: root === 'named.Request' ? 'req' : 'res', wrap: (body) => `module.exports = function named(req, res) {\n${body}\n};` };
  if (!isType(root)) return { expression: 'library', wrap: (body) => body };
  const [, from, path] = nearest(root) ?? ['', 'global', 'nothing'];
  return codeAt(from, path);
}

export function after(base: string, step: string): string {
  if (step === 'Instance') return `new (${base})()`;
  if (step === 'ReturnValue') return base.endsWith('.data') ? `${base}('name')` : `${base}()`;
  if (step === 'Element') return `${base}[0]`;
  if (step === '#values') return `${base}.anything`;
  if (step === '#names') return `Object.keys(${base})[0]`;
  if (/^#\d/.test(step)) return `${base}[${step.slice(1)}]`;
  const name = step === '*' ? 'anything' : step;
  return base === '' ? name : `${base}.${name}`;
}

let parameters = 0;

function inCallback({ expression, wrap }: Code, { position, inside, parameter }: { readonly position: string; readonly inside: readonly string[]; readonly parameter: string }): Code {
  const index = numberIn(parameter);
  const receiver = parameter === 'This';
  const names = Array.from({ length: index + 1 }, () => `given${parameters++}`);
  return {
    expression: receiver ? 'this' : (names.at(-1) ?? ''),
    wrap: (body) => wrap(`${expression}(${argument(position, inside, receiver ? `function () {\n${body}\n}` : `(${names.join(', ')}) => {\n${body}\n}`)});`),
  };
}

/** The elements of a list, one after the other. */
function eachOf(code: Code): Code {
  const name = `each${parameters++}`;
  return { expression: name, wrap: around(code, (base) => `for (const ${name} of ${base}) {`) };
}

/** A function that is written to a property: `window.onmessage = (handed) => { … }`. */
function onEvent({ expression, wrap }: Code): Code['wrap'] {
  return (body) => wrap(`${expression} = (handed) => {\n${body}\n};`);
}

/** A parameter of a method with a decorator. */
function decorated(code: Code): Code {
  return { expression: 'decorated', wrap: around(code, (base) => `new (class {\n  own(@${base} decorated) {`, '}\n})();') };
}

/** A parameter of a method that has a decorator itself. */
function ofMethod(code: Code, index: number): Code {
  return { expression: `own${index}`, wrap: around(code, (base) => `new (class {\n  @${base} own(${Array.from({ length: index + 1 }, (_, at) => `own${at}`).join(', ')}) {`, '}\n})();') };
}

/** A parameter of a function whose type says what it is. */
function typed(code: Code, index: number): Code {
  return { expression: `typed${index}`, wrap: around(code, (base) => `const own: ${base} = (${Array.from({ length: index + 1 }, (_, at) => `typed${at}`).join(', ')}) => {`, '};') };
}

function around({ expression, wrap }: Code, head: (base: string) => string, end = '}'): Code['wrap'] {
  return (body) => wrap(`${head(expression)}\n${body}\n${end}`);
}

/** The arguments of a call in which a value stands at a path of one of them. */
export function argument(position: string, inside: readonly string[], value: string): string {
  const nested = inside.reduceRight((inner, step) => (step === 'Element' ? `[${inner}]` : step === '#names' ? `((all) => { all[${inner}] = 1; return all; })({})` : step === 'ReturnValue' ? `() => (${inner})` : `{ ${step === '*' ? 'anything' : step}: ${inner} }`), value);
  return [...Array.from({ length: numberIn(position) }, () => '{}'), nested].join(', ');
}

export function numberIn(step: string): number {
  return Number(/\[(\d+)\]/.exec(step)?.[1] ?? 0);
}

/** Goes on along a path from where a value already stands. */
export function continued({ expression, wrap }: Code, path: string): Code {
  if (expression === '') return codeAt('global', path);
  const inner = codeAt('any', path);
  return { expression: inner.expression.replace(/\bunknown\b/, expression), wrap: (body) => wrap(inner.wrap(body).replace(/\bunknown\b/, expression)) };
}

/** Something that shows what a type is: a sink, source or step, perhaps of a type that is reached from it. */
export function useOf(type: string, seen: ReadonlySet<string> = new Set()): { readonly via: readonly string[]; readonly kind: 'sink' | 'source' | 'step'; readonly at: number } | undefined {
  const sink = sinks.findIndex(([root]) => root === type);
  if (sink >= 0) return { via: [], kind: 'sink', at: sink };
  const source = sources.findIndex(([root]) => root === type);
  if (source >= 0) return { via: [], kind: 'source', at: source };
  const step = steps.findIndex(([root, , , , clears = []]) => root === type && clears !== 'all' && !clears.includes('code'));
  if (step >= 0) return { via: [], kind: 'step', at: step };
  for (const [next, root, path] of types) {
    if (root !== type || seen.has(next)) continue;
    const use = useOf(next, new Set([...seen, type]));
    if (use !== undefined) return { ...use, via: [path, ...use.via] };
  }
  return undefined;
}
