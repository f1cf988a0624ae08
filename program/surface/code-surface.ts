import type { SurfaceFact } from '../../contract/index.ts';
import { libraryPathOf } from '../library-path.ts';
import type { Module } from '../module.ts';
import { importsIn } from '../module.ts';
import type { ParsedUnit } from '../parsed-unit.ts';
import type { AnalysedProgram } from '../program.ts';
import { bare, constantString, propertyName } from '../syntax.ts';
import type { Node } from '../syntax.ts';
import { capabilityOf } from './capabilities.ts';
import { mountedRoutes, routesIn, standingRoutes } from './routes/index.ts';
import type { CarriedRoute, RouteSearch } from './routes/index.ts';
import { tablesIn } from './tables/sql-tables.ts';
import { tableCalls } from './tables/table-calls.ts';

type Found = Pick<SurfaceFact, 'kind' | 'name' | 'detail'> & { readonly node: Node };

/** What a part of a code file adds to the attack surface: what is written there, and the ways in of other files that it mounts. */
export function codeSurface(part: ParsedUnit, module: Module, search: RouteSearch): readonly SurfaceFact[] {
  const { program } = search;
  const found: readonly Found[] = [
    ...importedSurface(part, program),
    ...environment(part),
    ...hosts(part),
    ...tables(part),
    ...calls(part, module),
    ...tableCalls(part, module, program).map(({ node, table, verb }): Found => ({ kind: 'table', name: table, detail: verb, node })),
    ...routesIn(part, { module, program }, search).map(({ node, name, access }): Found => ({ kind: 'route', name, detail: access, node })),
  ];
  return [...found.map((each) => factOf(each, part)), ...mountedRoutes(part, module, search).map(carriedFact)];
}

/** The ways in of other files in front of which a whole file may put a login: as they are with it as it stands. */
export function standingSurface(module: Module, search: RouteSearch): readonly SurfaceFact[] {
  return standingRoutes(module, search).map(carriedFact);
}

function carriedFact({ route: { name, access, node }, part }: CarriedRoute): SurfaceFact {
  return factOf({ kind: 'route', name, detail: access, node }, part);
}

function factOf({ kind, name, detail, node }: Found, part: ParsedUnit): SurfaceFact {
  return { kind, name: name.slice(0, 200), ...(detail === undefined ? {} : { detail }), path: part.path, line: part.lines.positionAt(node.start).line };
}

function importedSurface(part: ParsedUnit, program: AnalysedProgram): readonly Found[] {
  return importsIn(part).flatMap((record): readonly Found[] => {
    if (record.typeOnly) return [];
    const resolution = program.resolve(part.path, record.specifier);
    if (resolution.type === 'package') return [{ kind: 'package', name: resolution.name, node: record.node }];
    const capability = resolution.type === 'builtin' ? capabilityOf(resolution.name) : undefined;
    return capability === undefined ? [] : [{ kind: 'capability', name: capability, detail: resolution.type === 'builtin' ? resolution.name : '', node: record.node }];
  });
}

/** `process.env.NAME`, `process.env['NAME']`, `const { NAME } = process.env`, `import.meta.env.NAME`. */
function environment(part: ParsedUnit): readonly Found[] {
  const read = part.nodes('MemberExpression').flatMap((node): readonly Found[] => (isEnvironment(node.object) ? [{ kind: 'environment', name: propertyName(node) ?? '*', node }] : []));
  const taken = part.nodes('VariableDeclarator').flatMap((node): readonly Found[] => {
    if (node.init === null || !isEnvironment(node.init) || node.id.type !== 'ObjectPattern') return [];
    return node.id.properties.map((property) => ({ kind: 'environment' as const, name: property.type === 'Property' ? (propertyName(property) ?? '*') : '*', node: property }));
  });
  const given = part.nodes('MemberExpression').flatMap((node): readonly Found[] => (isNamed(node, 'process', 'argv') ? [{ kind: 'argument', name: 'process.argv', node }] : []));
  return [...read, ...taken, ...given];
}

function isEnvironment(node: Node): boolean {
  const object = bare(node);
  if (object.type !== 'MemberExpression' || propertyName(object) !== 'env') return false;
  return object.object.type === 'MetaProperty' || (object.object.type === 'Identifier' && /^(?:process|Bun)$/.test(object.object.name));
}

function isNamed(node: Node, object: string, name: string): boolean {
  return node.type === 'MemberExpression' && propertyName(node) === name && node.object.type === 'Identifier' && node.object.name === object;
}

const URL_HOST = /^(?:https?|wss?|ftp|amqps?|rediss?|postgres(?:ql)?|mysql|mongodb(?:\+srv)?):\/\/(?:[^/@\s]*@)?(\[[^\]]+\]|[A-Za-z0-9.-]+)/;
/** Names of schemas and namespaces look like addresses and are never asked. */
const NAMESPACE = /^(?:www\.)?(?:w3\.org|json-schema\.org|schema\.org|example\.(?:com|org|net)|schemas\..*)$/;

function hosts(part: ParsedUnit): readonly Found[] {
  return textsIn(part).flatMap(({ text, node }): readonly Found[] => {
    const host = URL_HOST.exec(text)?.[1]?.toLowerCase();
    return host === undefined || NAMESPACE.test(host) ? [] : [{ kind: 'host', name: host, node }];
  });
}

function tables(part: ParsedUnit): readonly Found[] {
  return textsIn(part).flatMap(({ text, node }) => tablesIn(text).map(({ table, verb }): Found => ({ kind: 'table', name: table, detail: verb, node })));
}

/** Literals and templates, with a blank for what is put in. */
function textsIn(part: ParsedUnit): readonly { readonly text: string; readonly node: Node }[] {
  const literals = part.nodes('Literal').flatMap((node) => (typeof node.value === 'string' ? [{ text: node.value, node }] : []));
  return [...literals, ...part.nodes('TemplateLiteral').map((node) => ({ text: node.quasis.map(({ value }) => value.cooked ?? '').join(' '), node }))];
}

function calls(part: ParsedUnit, module: Module): readonly Found[] {
  const dynamic = part.nodes('ImportExpression').flatMap((node): readonly Found[] => (constantString(node.source) === undefined ? [{ kind: 'dynamic-code', name: 'import()', node }] : []));
  const made = part.nodes('NewExpression').flatMap((node): readonly Found[] => (isGlobal(node.callee, 'Function', part) ? [{ kind: 'dynamic-code', name: 'new Function', node }] : []));
  const called = part.nodes('CallExpression').flatMap((node) => callFacts(node, part, module));
  return [...dynamic, ...made, ...called];
}

const WRITES = /^(?:promises\.)?(?:writeFile|appendFile|createWriteStream|rm|rmdir|unlink|rename|mkdir|cp|copyFile|symlink|chmod|truncate)(?:Sync)?$/;
function callFacts(node: Extract<Node, { type: 'CallExpression' }>, part: ParsedUnit, module: Module): readonly Found[] {
  if (isGlobal(node.callee, 'eval', part)) return [{ kind: 'dynamic-code', name: 'eval', node }];
  const callee = bare(node.callee);
  if (callee.type === 'Identifier' && callee.name === 'require' && node.arguments[0] !== undefined && constantString(node.arguments[0]) === undefined)
    return isGlobal(callee, 'require', part) ? [{ kind: 'dynamic-code', name: 'require()', node }] : [];
  const library = callee.type === 'MemberExpression' || callee.type === 'Identifier' ? libraryPathOf(callee, module) : undefined;
  if (library === undefined) return [];
  if (/^fs(?:\/promises)?$/.test(library.package) && WRITES.test(library.path.join('.'))) {
    const [target] = node.arguments;
    return [{ kind: 'written-path', name: (target === undefined ? undefined : constantString(target)) ?? '*', node }];
  }
  return library.package === 'util' && library.path.join() === 'parseArgs' ? [{ kind: 'argument', name: 'parseArgs', node }] : [];
}

function isGlobal(callee: Node, name: string, part: ParsedUnit): boolean {
  const node = bare(callee);
  return node.type === 'Identifier' && node.name === name && part.scopes.referenceAt(node)?.binding === undefined;
}
