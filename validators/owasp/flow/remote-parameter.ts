import { bare, bindingOf, isFunction, parentOf, propertyName, typePathOf } from '../../../program/index.ts';
import type { AnalysedProgram, FunctionNode, Module, Node, NodeOf } from '../../../program/index.ts';
import { handlerAt, middlewareAt, remoteTypeAt } from '../../knowledge/index.ts';
import type { RemoteKind } from '../../knowledge/index.ts';
import { libraryValueOf } from './library-value.ts';
import { calledFunction } from './tree-function.ts';

/** What a parameter holds that comes from outside, and whether nothing on the way may have judged it. */
export interface RemoteParameter {
  readonly kind: RemoteKind;
  readonly isExact: boolean;
}

type Call = NodeOf<'CallExpression'>;
interface Place {
  readonly module: Module;
  readonly program: AnalysedProgram;
}

/** What a parameter of a function is: by its type, or because the function is registered as a handler. */
export function remoteParameter(owner: FunctionNode, index: number, at: Place): RemoteParameter | undefined {
  const kind = typedKind(owner.params[index], at);
  if (kind !== undefined) return { kind, isExact: true };
  for (const registration of registrationsOf(owner, at)) {
    const remote = handedTo(registration, owner, at);
    if (remote?.parameter === index) return remote;
  }
  return undefined;
}

/** A call that may register a handler, and the argument through which the handler comes. */
export interface Registration {
  readonly call: Call;
  readonly argument: Node;
  readonly isExact: boolean;
}

/** What a call hands to a handler that is one of its arguments. */
export function handedTo({ call, argument, isExact }: Registration, handler: FunctionNode, at: Place): (RemoteParameter & { readonly parameter: number }) | undefined {
  const place = libraryValueOf(call.callee, at);
  const row = place === undefined ? undefined : handlerAt(place);
  if (row === undefined) return undefined;
  const [, , kind, first] = row;
  const parameter = kind === 'express-request' && handler.params.length === 4 ? first + 1 : first;
  return { kind, parameter, isExact: isExact && !isJudgedBefore(call, argument, at) };
}

function typedKind(parameter: Node | undefined, at: Place): RemoteKind | undefined {
  if (parameter === undefined || !('typeAnnotation' in parameter) || !parameter.typeAnnotation) return undefined;
  const annotation = parameter.typeAnnotation;
  const place = annotation.type === 'TSTypeAnnotation' ? typePathOf(annotation.typeAnnotation, at.module) : undefined;
  return place === undefined ? undefined : remoteTypeAt(place);
}

/** The calls that are given a function: in place, through a wrapper, or by its name in the same file. */
function registrationsOf(owner: FunctionNode, at: Place): readonly Registration[] {
  const parent = parentOf(owner);
  if (parent?.type === 'CallExpression') return registeredBy(owner, at);
  const name = owner.type === 'FunctionDeclaration' ? owner.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  const binding = name?.type === 'Identifier' ? bindingOf(name, at.module) : undefined;
  return binding === undefined ? [] : at.module.referencesOf(binding).flatMap(({ identifier }) => registeredBy(identifier, at));
}

/** `app.get('/', handler)`, `app.get('/', wrap(handler))`: what an unknown wrapper does first is not known. */
function registeredBy(argument: Node, at: Place): readonly Registration[] {
  const call = parentOf(argument);
  if (call?.type !== 'CallExpression' || call.callee === argument) return [];
  const outer = parentOf(call);
  const wrapped = outer?.type === 'CallExpression' && outer.callee !== call ? [{ call: outer, argument: call, isExact: isKnownWrapper(call, at) }] : [];
  return [{ call, argument, isExact: true }, ...wrapped];
}

function isKnownWrapper({ callee }: Call, at: Place): boolean {
  const place = libraryValueOf(callee, at);
  if (place !== undefined) return middlewareAt(place) === 'passes-on';
  const node = bare(callee);
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? (propertyName(node) ?? '') : '';
  return /^(?:async\w*|\w*[aA]sync\w*|wrap\w*|catch\w*|tryCatch)$/.test(name);
}

/** True when something that is registered before the handler, or a pattern in the route, may have refused the value. */
function isJudgedBefore(call: Call, handler: Node, at: Place): boolean {
  return call.arguments.some((argument, position) => {
    if (argument.start >= handler.start) return false;
    const node = bare(argument);
    if (node.type === 'Literal') return typeof node.value === 'string' ? node.value.includes('(') : true;
    if (node.type === 'TemplateLiteral') return position > 0;
    return !isHarmless(node, at);
  });
}

function isHarmless(argument: Node, at: Place): boolean {
  const place = libraryValueOf(argument, at);
  if (place !== undefined) return middlewareAt(place) === 'harmless';
  if (argument.type === 'ObjectExpression') return argument.properties.every((each) => each.type === 'Property' && !/^(?:schema|preHandler|preValidation|validatorCompiler)$/.test(propertyName(each) ?? 'schema'));
  const middleware = isFunction(argument) ? { node: argument, module: at.module } : calledFunction(argument, at);
  if (middleware === undefined) return false;
  const unit = middleware.module.units.find((each) => each.nodes(middleware.node.type).includes(middleware.node));
  return unit !== undefined && !/\b(?:query|params|body|url|path|cookies)\b/.test(unit.text.slice(middleware.node.start, middleware.node.end));
}
