import type { Module } from '../../module.ts';
import type { Binding } from '../../parsed-unit.ts';
import type { AnalysedProgram } from '../../program.ts';
import { ancestorsOf, parentOf } from '../../syntax.ts';
import type { Node } from '../../syntax.ts';
import { takenFrom } from '../origin.ts';
import type { Mount } from './mounts.ts';

/** A file, the files from which it imports what is looked for, and all that it mounts. */
interface Importing {
  readonly module: Module;
  readonly files: ReadonlySet<string>;
  readonly mounts: readonly Mount[];
}

const MOST_NAMES = 4;

/**
 * True when a file does something else with what it imports from some files than to mount it, call it or hand it on: puts it in a
 * list, gives it to a function. Then it may be mounted where nobody sees it.
 */
export function mayMountUnseen({ module, files, mounts }: Importing, { graph }: AnalysedProgram): boolean {
  const specifiers = new Set(graph.dependenciesOf(module.path).flatMap(({ reference, file }) => (file !== undefined && files.has(file) ? [reference.specifier] : [])));
  const names = module.units.flatMap((unit) => [...unit.scopes.top.bindings.values()].filter((binding) => specifiers.has(specifierOf(binding) ?? '')));
  return names.some((binding) => !isAccounted(binding, { module, mounts }, MOST_NAMES));
}

function specifierOf(binding: Binding): string | undefined {
  const declaration = binding.definition.type === 'ImportNamespaceSpecifier' ? parentOf(binding.definition) : undefined;
  return declaration?.type === 'ImportDeclaration' ? declaration.source.value : takenFrom(binding)?.specifier;
}

type Looking = Pick<Importing, 'module' | 'mounts'>;

function isAccounted(binding: Binding, looking: Looking, steps: number): boolean {
  if (steps <= 0) return false;
  return looking.module.referencesOf(binding).every(({ access, identifier }) => access === 'type' || looking.mounts.some(({ given }) => given === identifier || isBelow(identifier, given)) || isHarmless(identifier, looking, steps));
}

function isHarmless(identifier: Node, looking: Looking, steps: number): boolean {
  const parent = parentOf(identifier);
  if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration') return true;
  // users.get('/x', …), all.users.length
  if (parent?.type === 'MemberExpression' && parent.object === identifier && !isValue(parent)) return true;
  const owner = [...ancestorsOf(identifier)].find((each) => each.type === 'VariableDeclarator' || each.type === 'CallExpression');
  const declarator = owner?.type === 'CallExpression' && owner.callee === identifier ? parentOf(owner) : owner;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return false;
  const named = looking.module.lookup(declarator.id.name);
  return named !== undefined && named.identifier === declarator.id && isAccounted(named, looking, steps - 1);
}

/** A member that goes somewhere, and is not only called or asked for a member of its own. */
function isValue(member: Node): boolean {
  const parent = parentOf(member);
  return !(parent?.type === 'CallExpression' && parent.callee === member) && !(parent?.type === 'MemberExpression' && parent.object === member);
}

function isBelow(node: Node, outer: Node): boolean {
  for (const each of ancestorsOf(node)) if (each === outer) return true;
  return false;
}
