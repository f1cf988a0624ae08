import type { Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';

/** The import that a name stands for. */
export function importBehind(callee: Value, { flowOf }: { flowOf(path: string): ModuleFlow | undefined }): ValueOf<'import'> | undefined {
  if (callee.op !== 'cell') return callee.op === 'import' ? callee : undefined;
  const [only, ...others] = flowOf(callee.unit.path)?.cell(callee.cell).stores ?? [];
  return only?.op === 'cell-store' && others.length === 0 && only.input.op === 'import' ? only.input : undefined;
}

/** Packages that are a function which gives back another with the same parameters. */
const PACKAGES: ReadonlySet<string> = new Set('pify thenify thenify-all es6-promisify util-promisify util.promisify universalify thunkify once onetime memoizee mem lodash.once lodash.memoize lodash.debounce lodash.throttle'.split(' '));

/** Functions of that kind that stand on a library: `util.deprecate`, `Promise.coroutine`, `_.once`, `universalify.fromCallback`. */
const MEMBERS: ReadonlySet<string> = new Set('promisify denodeify callbackify deprecate coroutine fromCallback fromPromise memoize once debounce throttle'.split(' '));

/**
 * True for a function that gives back the function it was given with another manner of being called: what that one is called
 * with, the first is called with. `co.wrap` and `async.asyncify` do the same under names that mean other things elsewhere.
 */
export function isWrapper({ callee, args }: ValueOf<'call'>, imported: ValueOf<'import'> | undefined): boolean {
  if (imported !== undefined && (imported.name === 'promisify' || imported.name === 'deprecate' || imported.name === 'callbackify' || PACKAGES.has(imported.specifier))) return true;
  if (callee.op !== 'load' || typeof callee.key !== 'string') return false;
  // An emitter has a `once` as well, which is given the name of what happens in front of the function.
  return (MEMBERS.has(callee.key) && (callee.key !== 'once' || args.length === 1)) || (callee.key === 'wrap' && isNamed(callee.base, 'co')) || (callee.key === 'method' && isNamed(callee.base, 'Promise'));
}

function isNamed({ node }: Value, name: string): boolean {
  return node.type === 'Identifier' && (node.name === name || node.name === name.toLowerCase());
}

/** True for `promisify` by its name: what the callback of a function that it is given is called with, is what comes back. */
export function promisifies(callee: Value): boolean {
  return callee.op === 'import' ? callee.name === 'promisify' || PACKAGES.has(callee.specifier) : callee.op === 'load' ? callee.key === 'promisify' : callee.node.type === 'Identifier' && /^(?:promisify|pify)$/.test(callee.node.name);
}

/** `Promise.promisifyAll(object)` gives the object back with a second function `nameAsync` beside each `name`. */
export function isWrapperOfAll(callee: Value): boolean {
  return callee.op === 'load' && callee.key === 'promisifyAll';
}

/** Where a member of such an object stands in the object it was made of. */
export function membersBehind([name, ...rest]: readonly string[]): readonly (readonly string[])[] {
  if (name === undefined) return [[]];
  return name.endsWith('Async') && name !== 'Async' ? [[name, ...rest], [name.slice(0, -'Async'.length), ...rest]] : [[name, ...rest]];
}
