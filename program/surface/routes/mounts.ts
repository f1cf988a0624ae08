import { bindingOf } from '../../library-path.ts';
import type { Module } from '../../module.ts';
import type { ParsedUnit } from '../../parsed-unit.ts';
import type { AnalysedProgram } from '../../program.ts';
import { ancestorsOf, bare, constantString, isFunction, propertyName } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import { libraryOf } from '../library-of.ts';
import type { Located } from '../origin.ts';
import { takenFrom, valueAt } from '../origin.ts';
import { applicationOf } from './applications.ts';
import { rootOf, unchained, wrappedPlugin } from './roots.ts';
import type { Root } from './roots.ts';
import { stepAsks } from './steps.ts';

type Call = NodeOf<'CallExpression'>;

/** A place of a file at which something is registered on an application. */
export interface Place {
  readonly module: Module;
  readonly call: Node;
  /** Offset in the file. */
  readonly offset: number;
}

/** A step in front of what is registered on an application after it. */
export interface Step extends Place {
  readonly on: Root;
  /** Empty for all paths. */
  readonly prefix: string;
  /** True when it asks who is calling. To say so other files are looked at: it is asked where the rest fits. */
  readonly asks: () => boolean;
}

/** A router or plug-in that is put on an application: `app.use('/api', requireLogin, users)`, `app.register(users)`, `users(app)`. */
export interface Mount extends Place {
  readonly on: Root;
  readonly prefix: string;
  /** What stands there for the router or plug-in. */
  readonly given: Node;
  readonly mounted: () => Root;
  /** True when a step in the same call asks who is calling. */
  readonly asks: () => boolean;
}

/** What a file registers on applications beside routes. */
export interface Registrations {
  readonly steps: readonly Step[];
  readonly mounts: readonly Mount[];
}

/** Reads what a file registers; nothing of it is kept beyond the judgement, for names may lead to other files. */
export function registrationsIn(module: Module, program: AnalysedProgram): Registrations {
  const found: { steps: Step[]; mounts: Mount[] } = { steps: [], mounts: [] };
  for (const unit of module.units)
    for (const call of candidates(unit)) {
      const place: Place = { module, call, offset: unit.origin.offset + call.start };
      const { steps, mounts } = registeredBy(call, { place, at: { node: call, module, program } });
      found.steps.push(...steps);
      found.mounts.push(...mounts);
    }
  return found;
}

const REGISTERS = /^(?:use|addHook|register|all|route|default)$/;
const known = new WeakMap<ParsedUnit, readonly Call[]>();

/** The calls of a unit that may register something; kept as long as its text is the same. */
function candidates(unit: ParsedUnit): readonly Call[] {
  const kept = known.get(unit) ?? unit.nodes('CallExpression').filter(mayRegister);
  known.set(unit, kept);
  return kept;
}

function mayRegister({ callee, arguments: given }: Call): boolean {
  const name = bare(callee);
  if (name.type === 'MemberExpression' && REGISTERS.test(propertyName(name) ?? '')) return true;
  const [first] = given;
  return first?.type === 'Identifier' && (name.type === 'Identifier' || name.type === 'MemberExpression');
}

interface Registering {
  readonly place: Place;
  readonly at: Located;
}

const NOTHING: Registrations = { steps: [], mounts: [] };

function registeredBy(call: Call, { place, at }: Registering): Registrations {
  const callee = bare(call.callee);
  const method = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  if (callee.type !== 'MemberExpression' || !REGISTERS.test(method)) return handedTo(call, { place, at });
  if (method === 'default') {
    const auth = bare(callee.object);
    const server = auth.type === 'MemberExpression' && propertyName(auth) === 'auth' ? applicationOf(auth.object, at) : undefined;
    return server === undefined ? NOTHING : { steps: [{ ...place, on: server.root, prefix: '', asks: () => true }], mounts: [] };
  }
  const on = applicationOf(callee.object, at)?.root ?? koaRoot(callee.object, at);
  if (on === undefined) return NOTHING;
  return method === 'register' ? pluginOn(on, call, { place, at }) : usedOn(on, call, { place, at });
}

/** `app.use('/api', requireLogin, users)`, `app.addHook('onRequest', auth)`, `app.route('/api', users)`. */
function usedOn(on: Root, call: Call, { place, at }: Registering): Registrations {
  const [first, ...rest] = call.arguments;
  const method = propertyName(bare(call.callee));
  const isHook = method === 'addHook';
  if (isHook && !/^(?:onRequest|preParsing|preValidation|preHandler)$/.test((first && constantString(first)) ?? '')) return NOTHING;
  const path = first === undefined || isHook ? undefined : constantString(first);
  const given = path === undefined && !isHook ? call.arguments : rest;
  const prefix = (path ?? '').replace(/\/?\*.*$/, '');
  const asking = once(() => (method === 'route' ? -1 : given.findIndex((node) => isLogin({ ...at, node }))));
  // A pattern or a list of paths in front says for which paths the step stands there, and it is not known which.
  const asks = (): boolean => (path !== undefined || isHook ? asking() >= 0 : asking() === 0);
  const mounts = given.flatMap((node, index): readonly Mount[] => (mayBeMounted(node) ? [{ ...place, on, given: node, prefix: path === undefined && index > 0 ? UNKNOWN : prefix, mounted: once(() => rootOf({ ...at, node })), asks: () => asking() >= 0 && asking() < index }] : []));
  return { steps: [{ ...place, on, prefix, asks }], mounts };
}

/** What is in front may be a path that is no text: no step for some paths stands there for certain. */
const UNKNOWN = '/?';

/** A router is no step, whatever it is called. */
function isLogin(at: Located): boolean {
  return stepAsks(at) && applicationOf(at.node, at) === undefined;
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}

/** Fastify keeps what a plug-in adds to itself, unless `fastify-plugin` wraps it: then its hooks are those of whoever registers it. */
function pluginOn(on: Root, call: Call, { place, at }: Registering): Registrations {
  const [plugin, options] = call.arguments;
  if (plugin === undefined) return NOTHING;
  const mounted = once(() => rootOf({ ...at, node: plugin }));
  const asks = once(() => wrappedPlugin({ ...at, node: plugin }) !== undefined && addsLogin(mounted(), at.program));
  return { steps: [{ ...place, on, prefix: '', asks }], mounts: [{ ...place, on, prefix: prefixOf(options), given: plugin, mounted, asks: () => false }] };
}

function prefixOf(options: Node | undefined): string {
  const object = options === undefined ? undefined : bare(options);
  const property = object?.type === 'ObjectExpression' ? object.properties.find((each) => each.type === 'Property' && propertyName(each) === 'prefix') : undefined;
  return (property?.type === 'Property' ? constantString(property.value) : undefined) ?? '';
}

/** `users(app)`: the function registers on the application that it is handed. */
function handedTo(call: Call, { place, at }: Registering): Registrations {
  const [first] = call.arguments;
  const callee = first === undefined ? undefined : valueAt({ ...at, node: call.callee });
  if (first === undefined || callee === undefined || !isFunction(callee.node)) return NOTHING;
  const on = applicationOf(first, at)?.root ?? koaRoot(first, at);
  if (on === undefined) return NOTHING;
  const mounted = { key: callee.node, module: callee.module };
  return { steps: [{ ...place, on, prefix: '', asks: once(() => addsLogin(mounted, at.program)) }], mounts: [{ ...place, on, prefix: '', given: call.callee, mounted: () => mounted, asks: () => false }] };
}

/** True for a function that puts a step in front of everything on the application that it is given. */
function addsLogin({ key, module }: Root, program: AnalysedProgram): boolean {
  return module.units.some((unit) =>
    candidates(unit).some((call) => {
      if (!isFunction(key) || call.start < key.start || call.end > key.end || bare(call.callee).type !== 'MemberExpression') return false;
      const place: Place = { module, call, offset: unit.origin.offset + call.start };
      const { steps } = registeredBy(call, { place, at: { node: call, module, program } });
      return steps.some(({ on, prefix, asks }) => on.key === key && prefix === '' && decidedBy(call).length === 0 && asks());
    }),
  );
}

function mayBeMounted(node: Node): boolean {
  const root = unchained(node);
  return root.type === 'Identifier' || root.type === 'MemberExpression' || root.type === 'CallExpression' || root.type === 'NewExpression';
}

/** The file that an import gives what is mounted from; undefined for what is made here. Nothing of that file has to be read to say so. */
export function mountedFrom({ given, module }: Mount, { graph }: AnalysedProgram): string | undefined {
  let node = unchained(given);
  while (node.type === 'MemberExpression' || node.type === 'CallExpression') node = unchained(node.type === 'CallExpression' ? node.callee : node.object);
  const binding = node.type === 'Identifier' ? bindingOf(node, module) : undefined;
  const specifier = binding?.kind === 'import' ? takenFrom(binding)?.specifier : undefined;
  return specifier === undefined ? undefined : (graph.dependenciesOf(module.path).find(({ reference }) => reference.specifier === specifier)?.file ?? specifier);
}

/** Koa's application has no routes of its own, and takes steps all the same. */
function koaRoot(object: Node, at: Located): Root | undefined {
  const node = unchained(object);
  const found = libraryOf({ ...at, node });
  return found?.package === 'koa' && found.path.join('.') === 'Instance' ? rootOf({ ...at, node }) : undefined;
}

const CONDITIONS = /^(?:IfStatement|ConditionalExpression|LogicalExpression|SwitchStatement|CatchClause)$/;

/** The conditions on which a call is made, inside its function. */
export function decidedBy(call: Node): readonly Node[] {
  const found: Node[] = [];
  for (const each of ancestorsOf(call)) {
    if (isFunction(each)) return found;
    if (CONDITIONS.test(each.type)) found.push(each);
  }
  return found;
}
