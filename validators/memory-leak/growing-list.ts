import { bare, bindingOf, enclosingFunction, isFunction, parentOf, propertyName } from '../../program/index.ts';
import type { AnalysedProgram, Binding, FunctionNode, Module, Node, NodeOf, ParsedUnit, Reference } from '../../program/index.ts';

const ADDING: ReadonlySet<string> = new Set(['push', 'unshift', 'add']);
const READING: ReadonlySet<string> = new Set(['forEach', 'map', 'filter', 'find', 'findIndex', 'some', 'every', 'includes', 'indexOf', 'has', 'keys', 'values', 'entries', 'at', 'slice', 'join', 'reduce', 'concat', 'flatMap']);
/** More importers are not looked at: the collection belongs to half the program. */
const MOST_IMPORTERS = 60;

/** A list or set of a module, and where it is declared. */
export interface ModuleList {
  readonly binding: Binding;
  readonly owner: Module;
}

/** The list or set at the top level of this file, or of the one it is imported from, to which a call adds. */
export function addedTo({ callee }: NodeOf<'CallExpression'>, module: Module, program: AnalysedProgram): ModuleList | undefined {
  const target = bare(callee);
  if (target.type !== 'MemberExpression' || !ADDING.has(propertyName(target) ?? '') || target.object.type !== 'Identifier') return undefined;
  const binding = bindingOf(target.object, module);
  const list = binding?.kind === 'import' ? importedList(binding, module, program) : binding === undefined ? undefined : { binding, owner: module };
  return list !== undefined && isFreshAtTop(list.binding) ? list : undefined;
}

function importedList({ definition }: Binding, module: Module, program: AnalysedProgram): ModuleList | undefined {
  const declaration = parentOf(definition);
  if (definition.type !== 'ImportSpecifier' || declaration?.type !== 'ImportDeclaration' || definition.imported.type !== 'Identifier') return undefined;
  const resolution = program.resolve(module.path, declaration.source.value);
  const owner = resolution.type === 'file' ? program.module(resolution.path) : undefined;
  const { name } = definition.imported;
  const local = owner?.exports.find((each) => each.name === name && each.from === undefined)?.local;
  const binding = local === undefined ? undefined : owner?.lookup(local);
  return owner === undefined || binding === undefined ? undefined : { binding, owner };
}

/** `const list = []`, `new Set()`: made once, when the program starts, and empty. */
function isFreshAtTop({ kind, definition, identifier, scope, unit }: Binding): boolean {
  if (kind !== 'const' || scope !== unit.scopes.top || definition.type !== 'VariableDeclarator' || definition.id !== identifier || definition.init === null) return false;
  const value = bare(definition.init);
  if (value.type === 'ArrayExpression') return value.elements.length === 0;
  return value.type === 'NewExpression' && value.arguments.length === 0 && value.callee.type === 'Identifier' && /^(?:Set|Array)$/.test(value.callee.name);
}

/** True when nothing in the program takes anything out, asks how many there are, or hands the collection to somebody who might. */
export function onlyGrows({ binding, owner }: ModuleList, program: AnalysedProgram): boolean {
  const importers = program.graph.dependentsOf(owner.path);
  if (owner.opaqueExports || owner.obstacle !== undefined || importers.length > MOST_IMPORTERS || !owner.referencesOf(binding).every(addsOrReads)) return false;
  const name = owner.exports.find(({ local }) => local === binding.name)?.name;
  return name === undefined || importers.every((from) => addsOrReadsIn(program.module(from), { name, of: owner.path, program }));
}

function addsOrReadsIn(module: Module | undefined, { name, of, program }: { readonly name: string; readonly of: string; readonly program: AnalysedProgram }): boolean {
  if (module === undefined || module.obstacle !== undefined) return false;
  return module.imports.every((record) => {
    const resolution = program.resolve(module.path, record.specifier);
    if (resolution.type !== 'file' || resolution.path !== of || record.typeOnly) return true;
    const declaration = parentOf(record.node);
    if (declaration?.type !== 'ImportDeclaration') return false;
    return declaration.specifiers.every((specifier) => {
      if (specifier.type !== 'ImportSpecifier') return specifier.type === 'ImportDefaultSpecifier' && name !== 'default';
      const isIt = specifier.imported.type === 'Identifier' && specifier.imported.name === name;
      const binding = isIt ? module.lookup(specifier.local.name) : undefined;
      return !isIt || (binding !== undefined && module.referencesOf(binding).every(addsOrReads));
    });
  });
}

function addsOrReads({ identifier, access }: Reference): boolean {
  const parent = parentOf(identifier);
  if (access === 'type' || parent?.type === 'ExportSpecifier' || parent?.type === 'SpreadElement') return true;
  if (parent?.type === 'ForOfStatement') return parent.right === identifier;
  if (parent?.type !== 'MemberExpression' || parent.object !== identifier) return false;
  const name = propertyName(parent) ?? '';
  const call = parentOf(parent);
  return (ADDING.has(name) || READING.has(name)) && call?.type === 'CallExpression' && call.callee === parent;
}

/** A function written in place that knows nothing of the call it is added in: each call adds the same once more. */
export function addsTheSame(call: NodeOf<'CallExpression'>, module: Module, part: ParsedUnit): boolean {
  const [only, ...others] = call.arguments;
  const around = enclosingFunction(call);
  if (only === undefined || others.length > 0 || !isFunction(only) || around === undefined || isForTheStart(around)) return false;
  const isIn = (node: Node, within: Node): boolean => node.start >= within.start && node.end <= within.end;
  return part.nodes('Identifier').every((identifier) => {
    const known = isIn(identifier, only) ? bindingOf(identifier, module) : undefined;
    return known?.unit !== part || isIn(known.identifier, only) || !isIn(known.identifier, around);
  });
}

/** By its name it is called once, when the program starts. */
function isForTheStart(declared: FunctionNode): boolean {
  const parent = parentOf(declared);
  const id = declared.type === 'FunctionDeclaration' ? declared.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  return id?.type !== 'Identifier' || /^(?:set_?up|init|register|install|start|main|boot|configure|create|make|load|define|use|add|plug)/i.test(id.name);
}
