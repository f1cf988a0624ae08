import type { ParsedUnit } from '../parsed-unit.ts';
import type { AnalysedProgram } from '../program.ts';
import { annotationOf, contextualReferent, typeReferent } from './annotation.ts';
import { givenByName } from './given-by-name.ts';
import type { Value, ValueOf } from './ir.ts';
import { mayBlock } from './model.ts';
import type { FlowModel, SourceTier } from './model.ts';
import type { ModuleFlow } from './module-flow.ts';

/**
 * False when nothing that comes from outside and may block can meet a file while it grows: neither it nor any file that it
 * leads to loads a library that brings input, and no name, type or decorator of its own says that it is given some. Most
 * files of a program are like that, and for them nothing has to be searched before they are whole.
 */
export function meetsInput(flow: ModuleFlow, program: AnalysedProgram, model: FlowModel): boolean {
  const bringing = bringingOf(model);
  return flow.procedures.some(({ values }) => values.some((value) => isGiven(value, flow, bringing))) || leadsToBringer(flow.path, program, bringing);
}

/** True for a file that reads what informs, as the command line: whoever calls it asks it for that. It is asked for itself, and for no other. */
export function readsWhatInforms({ module }: ModuleFlow, model: FlowModel): boolean {
  const { roots, globals } = informingOf(model);
  return module.imports.some(({ specifier }) => roots.has(specifier.replace(/^node:/, ''))) || module.units.some((unit) => speaksOf(unit, globals));
}

/** Where input comes from: roots of places, which are packages or types, names that every file has, and members of any object. */
interface Bringing {
  readonly roots: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
}

const bringingOf = oncePerModel((model) => computed(model, mayBlock));
const informingOf = oncePerModel((model) => computed(model, (tier) => tier === 'local'));

function oncePerModel(compute: (model: FlowModel) => Bringing): (model: FlowModel) => Bringing {
  const known = new WeakMap<FlowModel, Bringing>();
  return (model) => {
    const bringing = known.get(model) ?? compute(model);
    known.set(model, bringing);
    return bringing;
  };
}

/** The roots of the sources of some tiers, and of what has parts of these types; a package also by its name alone. */
function computed({ sources, types }: FlowModel, isMeant: (tier: SourceTier) => boolean): Bringing {
  const blocking = sources.filter(([, , tier]) => isMeant(tier));
  const roots = new Set(blocking.map(([root]) => root));
  for (const each of roots) for (const [type, root] of types) if (type === each) roots.add(root);
  const firstSteps = (of: string): ReadonlySet<string> =>
    new Set([...blocking, ...types.flatMap(([type, root, path]) => (roots.has(type) ? [[root, path] as const] : []))].flatMap(([root, path]) => (root === of ? (path.split('.')[0] ?? []) : [])));
  for (const each of [...roots]) roots.add(/^(?:@[^/]+\/)?[^/]+/.exec(each)?.[0] ?? each);
  return { roots, globals: firstSteps('global'), members: firstSteps('any') };
}

function isGiven(value: Value, flow: ModuleFlow, { roots, globals, members }: Bringing): boolean {
  switch (value.op) {
    case 'cell':
      return typeof value.cell === 'string' && globals.has(value.cell) && !flow.declares(value.cell);
    case 'load':
      return typeof value.key === 'string' && members.has(value.key);
    case 'parameter':
      return placesGiven(value, flow).some(([root, name]) => (root === 'global' ? globals.has(name) : roots.has(root)));
    default:
      // Handlers in markup are given what happens on a page.
      return value.op === 'element';
  }
}

type Given = readonly [root: string, member: string];

/** What a parameter is by its own name, type, decorators and the name under which its function is handed out: the root, and its first member. */
function placesGiven(value: ValueOf<'parameter'>, flow: ModuleFlow): readonly Given[] {
  const { procedure, index, node } = value;
  const { decorated, roots } = givenByName(value, flow);
  const found = [...roots.map((root): Given => [root, '']), ...decorated.map(({ root, path }): Given => [root, path[0] ?? ''])];
  const tell = (root: string, path: readonly string[]): void => void found.push([root, path[0] ?? '']);
  typeReferent(annotationOf(node), { flow }, tell);
  contextualReferent(procedure, index, { where: { flow }, tell });
  return found;
}

/** So many files are looked through for names that every file has; what leads to more is searched. */
const MAX_LOOKED_THROUGH = 1_000;
/** Further away than this, what a file reads does not come back. */
const MAX_AWAY = 4;

/** A file that is reached may load such a library, or speak of the page that it runs in. */
function leadsToBringer(path: string, program: AnalysedProgram, bringing: Bringing): boolean {
  const away = new Map([[path, 0]]);
  for (const [each, steps] of away)
    for (const { file, resolution } of program.graph.dependenciesOf(each)) {
      if (file !== undefined) away.set(file, away.get(file) ?? steps + 1);
      else if ((resolution.type === 'package' || resolution.type === 'builtin') && bringing.roots.has(resolution.name)) return true;
    }
  const near = [...away].flatMap(([each, steps]) => (steps > 0 && steps <= MAX_AWAY ? [each] : []));
  return near.length > MAX_LOOKED_THROUGH || near.some((each) => program.module(each)?.units.some((unit) => speaksOf(unit, bringing.globals)) === true);
}

const speaking = new WeakMap<ReadonlySet<string>, WeakMap<ParsedUnit, boolean>>();

function speaksOf(unit: ParsedUnit, globals: ReadonlySet<string>): boolean {
  const known = speaking.get(globals) ?? new WeakMap<ParsedUnit, boolean>();
  speaking.set(globals, known);
  const isSpeaking = known.get(unit) ?? namesSpokenOf(unit).some((name) => globals.has(name));
  known.set(unit, isSpeaking);
  return isSpeaking;
}

/** The names that a file has without declaring them; of the object that holds them all, what is read from it. */
function namesSpokenOf(unit: ParsedUnit): readonly string[] {
  const names = unit.scopes.references.flatMap(({ name, binding }) => (binding === undefined ? [name] : []));
  if (!names.some((name) => WHOLE.has(name))) return names;
  const members = unit.nodes('MemberExpression').flatMap(({ property }) => (property.type === 'Identifier' ? [property.name] : []));
  return [...names.filter((name) => !WHOLE.has(name)), ...members];
}

/** https://tc39.es/ecma262/#sec-globalthis and what it is called in Node. */
const WHOLE: ReadonlySet<string> = new Set(['globalThis', 'global']);
