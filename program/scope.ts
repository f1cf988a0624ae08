import type { Binding, ParsedUnit, Reference, Scope, ScopeAnalysis } from './parsed-unit.ts';
import { declarationsOf } from './declarations.ts';
import type { DeclaredName } from './declarations.ts';
import { accessOf } from './reference.ts';
import { childrenOf, isFunction, parentOf } from './syntax.ts';
import type { Node, NodeOf, Program } from './syntax.ts';

/**
 * Finds the lexical scopes, bindings and references of a tree, after the scoping rules of ECMAScript and TypeScript.
 * Names used only as types get the access `type`. Iterative; the first pass declares, the second resolves.
 */
export function analyseScopes(program: Program, unit: ParsedUnit): ScopeAnalysis {
  const top = createScope(program, undefined, true);
  const { references, scopes } = collect(top, unit);
  const bindings = new Map<Node, Binding>();
  const byIdentifier = new Map<Node, Reference>();
  const unresolved: Reference[] = [];
  for (const reference of references) {
    byIdentifier.set(reference.identifier, reference);
    const binding = lookup(reference.scope, reference.name);
    if (binding === undefined) {
      unresolved.push(reference);
      continue;
    }
    reference.binding = binding;
    binding.references.push(reference);
  }
  for (const scope of scopes) for (const binding of scope.bindings.values()) bindings.set(binding.identifier, binding);
  return {
    top,
    references,
    unresolved,
    referenceAt: (identifier) => byIdentifier.get(identifier),
    bindingAt: (identifier) => bindings.get(identifier),
  };
}

function lookup(from: Scope, name: string): Binding | undefined {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    const binding = scope.bindings.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}

function createScope(node: Node, parent: Scope | undefined, isFunctionScope: boolean): Scope {
  return { node, parent, isFunction: isFunctionScope, bindings: new Map() };
}

function collect(top: Scope, unit: ParsedUnit): { references: Reference[]; scopes: readonly Scope[] } {
  const references: Reference[] = [];
  const scopes = [top];
  const stack: { node: Node; scope: Scope }[] = [{ node: top.node, scope: top }];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node } = entry;
    const scope = opensScope(node) ? createScope(node, entry.scope, isVarScope(node)) : entry.scope;
    if (scope !== entry.scope) scopes.push(scope);
    for (const declared of declarationsOf(node)) declare(declared, { scope, outer: entry.scope, unit });
    const access = node.type === 'Identifier' || node.type === 'JSXIdentifier' ? accessOf(node) : undefined;
    if (access !== undefined) references.push({ name: (node as NodeOf<'Identifier'>).name, identifier: node, access, scope, unit });
    for (const child of childrenOf(node).reverse()) stack.push({ node: child, scope });
  }
  return { references, scopes };
}

function opensScope(node: Node): boolean {
  return node.type === 'BlockStatement' ? !isFunction(parentOf(node)) : isFunction(node) || OPENING.has(node.type);
}

const OPENING: ReadonlySet<Node['type']> = new Set<Node['type']>([
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'ClassDeclaration',
  'ClassExpression',
  'StaticBlock',
  'TSModuleBlock',
  'TSDeclareFunction',
  'TSEmptyBodyFunctionExpression',
  'TSFunctionType',
  'TSConstructorType',
  'TSMethodSignature',
  'TSCallSignatureDeclaration',
  'TSConstructSignatureDeclaration',
  'TSIndexSignature',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
  'TSMappedType',
  'TSConditionalType',
  'TSEnumDeclaration',
]);

function isVarScope(node: Node): boolean {
  return isFunction(node) || node.type === 'StaticBlock' || node.type === 'TSModuleBlock';
}

function declare(declared: DeclaredName, at: { scope: Scope; outer: Scope; unit: ParsedUnit }): void {
  const home = homeOf(declared, at);
  const existing = home.bindings.get(declared.name);
  if (existing !== undefined && (declared.kind === 'type' || existing.kind !== 'type')) return;
  home.bindings.set(declared.name, {
    name: declared.name,
    kind: declared.kind,
    identifier: declared.identifier,
    definition: declared.definition,
    scope: home,
    unit: at.unit,
    references: [],
  });
}

function homeOf(declared: DeclaredName, at: { scope: Scope; outer: Scope }): Scope {
  if (declared.lands === 'own') return at.scope;
  if (declared.lands === 'outer') return at.outer;
  let scope = at.scope;
  while (!scope.isFunction && scope.parent !== undefined) scope = scope.parent;
  return scope;
}
