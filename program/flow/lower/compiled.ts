import { bare, isFunction, parentOf, propertyName } from '../../syntax.ts';
import type { FunctionNode, Node, NodeOf } from '../../syntax.ts';

type Call = NodeOf<'CallExpression'>;

/** The text of a function that stands inside what a compiler has made of it. */
export interface Folded {
  readonly call: Call;
  readonly inner: FunctionNode;
  /** Whether what pauses is still a word of the language, or a state of a machine. */
  readonly how: 'words' | 'states';
}

/**
 * `return __awaiter(this, void 0, void 0, function* () { … })`, `return __generator(this, function (_a) { … })`,
 * `return regeneratorRuntime.wrap(function (_context) { … }, _callee, this)`: what TypeScript (`tslib`), Babel and regenerator write
 * where the source had a body. Helpers by their names, which these compilers have fixed.
 */
export function foldedIn(returned: Node | null | undefined): Folded | undefined {
  const call = returned ? bare(returned) : undefined;
  if (call?.type !== 'CallExpression') return undefined;
  const name = nameOfCalled(call.callee);
  const position = name === '__awaiter' ? 3 : name === '__generator' ? 1 : isOfRegenerator(call.callee) && (name === 'wrap' || name === 'w') ? 0 : -1;
  const given = call.arguments[position];
  const inner = given === undefined ? undefined : bare(given);
  return inner !== undefined && isFunction(inner) && inner.body !== null ? { call, inner, how: position === 3 ? 'words' : 'states' } : undefined;
}

/** True for a function whose text is that of the function around it: its variables are those of that one. */
export function isFolded(node: FunctionNode): boolean {
  const call = outside(node);
  if (call?.type !== 'CallExpression') return false;
  const at = outside(call);
  const returned = at?.type === 'ReturnStatement' ? at.argument : at?.type === 'ArrowFunctionExpression' ? at.body : undefined;
  return foldedIn(returned)?.inner === node;
}

/** The function around a place whose variables live there. */
export function homeOf(node: Node | undefined): FunctionNode | undefined {
  let at = node;
  for (let folded = 0; at !== undefined; at = parentOf(at)) {
    if (!isFunction(at)) continue;
    if (folded >= MAX_FOLDED || !isFolded(at)) return at;
    folded += 1;
  }
  return undefined;
}

/** Of functions that stand deeper in each other, variables are taken to be shared, which says less of them. */
const MAX_FOLDED = 32;

/** How a function runs: as its words say, or as the compiler or library means that it is handed to. */
export function mannerOf(node: FunctionNode): { readonly isAsync: boolean; readonly isGenerator: boolean } {
  if (node.async) return { isAsync: true, isGenerator: node.generator };
  const compiled = compiledIn(node);
  if (compiled === '__awaiter') return { isAsync: true, isGenerator: false };
  if (!node.generator && compiled === undefined) return { isAsync: false, isGenerator: false };
  const isAsync = isRunAsCoroutine(node);
  return { isAsync, isGenerator: !isAsync };
}

/** The helper by which the body of a function leaves; undefined for what nobody has compiled. */
function compiledIn({ body }: FunctionNode): string | undefined {
  const last = body?.type === 'BlockStatement' ? body.body.at(-1) : undefined;
  const folded = foldedIn(body?.type === 'BlockStatement' ? (last?.type === 'ReturnStatement' ? last.argument : undefined) : body);
  return folded === undefined ? undefined : nameOfCalled(folded.call.callee);
}

/** Functions that run a generator and wait for whatever it yields (`co`, `bluebird`, `q`, Babel). */
const RUNNING: ReadonlySet<string> = new Set(['_asyncToGenerator', 'asyncToGenerator', 'co', 'coroutine', 'spawn', 'async']);

/** `app.use(function* (next) {…})`, `co(function* () {…})`, `Promise.coroutine(function* (x) {…})`, `_asyncToGenerator(mark(function _callee(x) {…}))`. */
function isRunAsCoroutine(node: FunctionNode): boolean {
  const call = outside(node);
  if (call?.type !== 'CallExpression') return false;
  const around = isOfRegenerator(call.callee) ? outside(call) : call;
  return around?.type === 'CallExpression' && (waits(around) || (around.callee.type === 'MemberExpression' && around === call && call.arguments.some((each) => each === node)));
}

/** True for a call that gives a function back, or runs it, whose `yield` is an `await`. */
function waits({ callee }: Call): boolean {
  const name = nameOfCalled(callee);
  return RUNNING.has(name) || (name === 'wrap' && nameOfObject(callee) === 'co');
}

/** What stands between a function and the name it gets, and gives it back: `_asyncToGenerator(f)`, `regeneratorRuntime.mark(f)`. */
export function isGivenBack({ callee }: Call): boolean {
  const name = nameOfCalled(callee);
  return ((name === 'mark' || name === 'm') && isOfRegenerator(callee)) || name === '_asyncToGenerator' || name === 'asyncToGenerator';
}

/** The name by which a helper is called: `__awaiter(…)`, `tslib_1.__awaiter(…)`, `(0, _asyncToGenerator2.default)(…)`. */
export function nameOfCalled(callee: Node): string {
  const node = bare(callee);
  if (node.type === 'SequenceExpression') return nameOfCalled(node.expressions.at(-1) ?? node.expressions[0] ?? callee);
  if (node.type === 'Identifier') return node.name.replace(/(?<=ToGenerator)\d+$/, '');
  const name = node.type === 'MemberExpression' ? (propertyName(node) ?? '') : '';
  return name === 'default' && node.type === 'MemberExpression' ? nameOfCalled(node.object) : name;
}

function nameOfObject(callee: Node): string {
  const node = bare(callee);
  return node.type === 'MemberExpression' ? nameOfCalled(node.object) : '';
}

/** `regeneratorRuntime.wrap`, `_regenerator.default.mark`, `_regeneratorRuntime().wrap`, `_regenerator().w` */
function isOfRegenerator(callee: Node): boolean {
  const node = bare(callee);
  if (node.type !== 'MemberExpression') return false;
  const object = bare(node.object);
  return /^_?regenerator(?:Runtime)?\d*$/.test(nameOfCalled(object.type === 'CallExpression' ? object.callee : object));
}

function outside(node: Node): Node | undefined {
  let at = parentOf(node);
  while (at !== undefined && at.type === 'ParenthesizedExpression') at = parentOf(at);
  return at;
}
