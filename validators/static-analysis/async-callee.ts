import { ancestorsOf, bare, bindingOf, childrenOf, isFunction, parentOf, propertyName } from '../../program/index.ts';
import type { AnalysedProgram, Binding, FunctionNode, Module, Node, NodeOf } from '../../program/index.ts';

/** Where a call stands. */
export interface CallPlace {
  readonly module: Module;
  readonly program: AnalysedProgram;
}

/** True for the name of a function that promises for sure. */
export function isAsyncCallee(callee: Node, place: CallPlace): boolean {
  return asyncFunctionOf(callee, place) !== undefined;
}

/** The function that is declared `async` in the file, in a file of the tree its name is imported from, or as a method of the class around it. */
export function asyncFunctionOf(callee: Node, { module, program }: CallPlace): FunctionNode | undefined {
  if (callee.type === 'MemberExpression') return ownMethod(callee);
  const binding = callee.type === 'Identifier' ? bindingOf(callee, module) : undefined;
  return asyncFunction(binding?.kind === 'import' ? imported(binding, { module, program }) : binding);
}

/** `this.name` of the class in whose method it stands. Who inherits may have another of that name, which then promises as well. */
function ownMethod(callee: NodeOf<'MemberExpression'>): FunctionNode | undefined {
  const name = bare(callee.object).type === 'ThisExpression' ? propertyName(callee) : undefined;
  const body = name === undefined ? undefined : [...ancestorsOf(callee)].find((each) => each.type === 'ClassBody' || (isFunction(each) && each.type !== 'ArrowFunctionExpression' && parentOf(each)?.type !== 'MethodDefinition'));
  const members = body?.type === 'ClassBody' ? body.body : [];
  const methods = members.filter((each) => each.type === 'MethodDefinition' && propertyName(each) === name);
  const [only] = methods;
  return methods.length === 1 && only?.type === 'MethodDefinition' && only.kind === 'method' && only.value.async && !only.value.generator && isFunction(only.value) ? only.value : undefined;
}

/** All that can fail in it stands in a `try` whose `catch` throws nothing: its promise does not fail. */
export function catchesItsFailures({ body }: FunctionNode): boolean {
  return body?.type === 'BlockStatement' && !failsOutside(body, (handler) => !holds(handler, isThrow));
}

/** All that it waits for stands in a `try` with a `catch`: what fails there has been seen, and what it throws it has chosen. */
export function seesItsFailures({ body }: FunctionNode): boolean {
  return body?.type === 'BlockStatement' && holds(body, isWait) && !failsOutside(body, () => true);
}

/** True where something waits, throws or hands a promise on outside of the `try`s whose `catch` will do. */
function failsOutside(node: Node, willDo: (handler: Node) => boolean): boolean {
  if (isFunction(node)) return false;
  if (node.type === 'TryStatement' && node.handler !== null && willDo(node.handler.body)) return node.finalizer !== null && failsOutside(node.finalizer, willDo);
  return [isWait, isThrow, handsOn].some((each) => each(node)) || childrenOf(node).some((each) => failsOutside(each, willDo));
}

/** It waits for nothing, throws nothing and hands on nothing that could be a promise: with the call it is over. */
export function isOverAtOnce({ body }: FunctionNode): boolean {
  return body?.type === 'BlockStatement' && ![isWait, isThrow, handsOn].some((each) => holds(body, each));
}

/** It ends by calling itself without waiting: whoever starts it starts a loop that goes on by itself. */
export function startsItselfAgain(called: FunctionNode, place: CallPlace): boolean {
  const last = called.body?.type === 'BlockStatement' ? called.body.body.at(-1) : undefined;
  const call = last?.type === 'ExpressionStatement' ? bare(last.expression) : undefined;
  return call?.type === 'CallExpression' && asyncFunctionOf(bare(call.callee), place) === called;
}

const isThrow = ({ type }: Node): boolean => type === 'ThrowStatement';
const isWait = (node: Node): boolean => node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await);

function handsOn(node: Node): boolean {
  if (node.type !== 'ReturnStatement' || node.argument === null || node.argument === undefined) return false;
  return !/^(?:Literal|ObjectExpression|ArrayExpression|TemplateLiteral|BinaryExpression|UnaryExpression)$/.test(bare(node.argument).type);
}

function holds(node: Node, test: (node: Node) => boolean): boolean {
  return test(node) || (!isFunction(node) && childrenOf(node).some((each) => holds(each, test)));
}

/** The binding in the module from which a name is imported. */
function imported({ definition }: Binding, { module, program }: CallPlace): Binding | undefined {
  const declaration = parentOf(definition);
  if (definition.type !== 'ImportSpecifier' || declaration?.type !== 'ImportDeclaration' || definition.imported.type !== 'Identifier') return undefined;
  const resolution = program.resolve(module.path, declaration.source.value);
  if (resolution.type !== 'file') return undefined;
  const { name } = definition.imported;
  const local = program.module(resolution.path)?.exports.find((each) => each.name === name)?.local;
  return local === undefined ? undefined : program.module(resolution.path)?.lookup(local);
}

/** An `async function`, or a constant that holds one. Generators promise nothing until they are asked. */
function asyncFunction(binding: Binding | undefined): FunctionNode | undefined {
  const definition = binding?.definition;
  if (definition?.type === 'FunctionDeclaration') return definition.async && !definition.generator ? definition : undefined;
  const init = definition?.type === 'VariableDeclarator' && binding?.kind === 'const' && definition.init ? bare(definition.init) : undefined;
  return isFunction(init) && init.async && !init.generator ? init : undefined;
}
