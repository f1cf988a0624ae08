import { ancestorsOf, bare, bindingOf, destructuredKeys, isFunction, propertyName } from '../../../program/index.ts';
import type { Binding, Node, NodeOf } from '../../../program/index.ts';
import { afterRemoteMember } from '../../knowledge/index.ts';
import { argumentsFlow } from './call-flow.ts';
import { deeper, firstFlow, inexact, spliced, stepAt, surer } from './flow.ts';
import type { Flow, Frame } from './flow.ts';
import { reachingValues } from './reaching.ts';
import { remoteParameter } from './remote-parameter.ts';
import { residueOf } from './residue.ts';

/**
 * Follows a value back: does what stands at an access path of an expression come from outside, or from a parameter of the
 * function around it? Demand-driven; undefined means that nothing of the kind is known. Strings, lists and objects carry
 * what was put into them; numbers and answers of unknown functions do not.
 */
export function flowInto(expression: Node, path: readonly string[], frame: Frame): Flow | undefined {
  if (frame.fuel <= 0) return undefined;
  const node = bare(expression);
  const at = deeper(frame);
  const into = (inner: Node, rest: readonly string[] = path): Flow | undefined => flowInto(inner, rest, at);
  switch (node.type) {
    case 'Identifier':
      return nameFlow(node, path, at);
    case 'MemberExpression':
      return into(node.object, [propertyName(node) ?? indexOf(node) ?? '*', ...path]);
    case 'AwaitExpression':
      return into(node.argument, ['Awaited', ...path]);
    case 'CallExpression':
    case 'NewExpression':
      return argumentsFlow(node, path, at) ?? (node.type === 'CallExpression' ? into(node.callee, ['ReturnValue', ...path]) : undefined);
    case 'TemplateLiteral':
      return textFlow(node.expressions, path, at);
    case 'BinaryExpression':
      return node.operator === '+' ? textFlow([node.left, node.right], path, at) : undefined;
    case 'LogicalExpression':
      return surer(into(node.left), into(node.right));
    case 'ConditionalExpression':
      return conditionalFlow(node, path, at);
    case 'AssignmentExpression':
      return into(node.right);
    case 'SequenceExpression':
      return node.expressions.length === 0 ? undefined : into(node.expressions.at(-1) as Node);
    case 'ObjectExpression':
      return memberFlow(node, path, at);
    case 'ArrayExpression':
      return residueOf(path) === 'gone' ? undefined : firstFlow(node.elements.flatMap((each) => (each === null ? [] : [each])), elementPath(path), at);
    case 'SpreadElement':
      return into(node.argument, ['*', ...path]);
    case 'TaggedTemplateExpression':
      return isRawText(node) ? textFlow(node.quasi.expressions, path, at) : undefined;
    default:
      return undefined;
  }
}

function textFlow(pieces: readonly Node[], path: readonly string[], frame: Frame): Flow | undefined {
  const residue = residueOf(path);
  if (residue === 'gone') return undefined;
  const flow = spliced(firstFlow(pieces, [], frame));
  return residue === 'doubtful' ? inexact(flow) : flow;
}

/** `ok(x) ? x : ''`: a condition may be a check of what it chooses. */
function conditionalFlow(node: NodeOf<'ConditionalExpression'>, path: readonly string[], frame: Frame): Flow | undefined {
  return inexact(surer(flowInto(node.consequent, path, frame), flowInto(node.alternate, path, frame)));
}

function memberFlow(node: NodeOf<'ObjectExpression'>, path: readonly string[], frame: Frame): Flow | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return undefined;
  for (const property of [...node.properties].reverse()) {
    if (property.type === 'SpreadElement') return flowInto(property.argument, path, frame);
    if (name === '*' || propertyName(property) === name) return flowInto(property.value, rest, frame);
  }
  return undefined;
}

/** `list[2]`. */
function indexOf({ property }: NodeOf<'MemberExpression'>): string | undefined {
  return property.type === 'Literal' && typeof property.value === 'number' ? String(property.value) : undefined;
}

/** An element of a list, or a method that puts the elements together. */
function elementPath(path: readonly string[]): readonly string[] {
  if (path[1] === 'ReturnValue') return path.slice(2);
  return path.slice(1);
}

function isRawText({ tag }: NodeOf<'TaggedTemplateExpression'>): boolean {
  return tag.type === 'MemberExpression' && tag.object.type === 'Identifier' && tag.object.name === 'String' && propertyName(tag) === 'raw';
}

function nameFlow(identifier: NodeOf<'Identifier'>, path: readonly string[], frame: Frame): Flow | undefined {
  const binding = bindingOf(identifier, frame.module);
  if (binding === undefined) return processFlow(identifier, path, frame);
  const flow = binding.kind === 'parameter' ? parameterFlow(binding, path, frame) : variableFlow(binding, identifier, { path, frame });
  if (flow === undefined) return undefined;
  return { ...flow, holders: [...flow.holders, { binding, path, use: identifier, module: frame.module }] };
}

function variableFlow(
  binding: Binding,
  use: Node,
  { path, frame }: { readonly path: readonly string[]; readonly frame: Frame },
): Flow | undefined {
  const keys = keysOf(binding);
  if (keys === undefined || binding.definition.type !== 'VariableDeclarator') return undefined;
  let found: Flow | undefined;
  for (const { value, isSure, isAppended } of reachingValues(binding, use, frame.module)) {
    const flow = flowInto(value, [...keys, ...path], frame);
    found = surer(found, isAppended ? spliced(isSure ? flow : inexact(flow)) : isSure ? flow : inexact(flow));
  }
  return found === undefined ? undefined : { ...found, steps: [...found.steps, ...stepAt(binding.identifier, frame.module, `goes into \`${binding.name}\``)] };
}

function parameterFlow(binding: Binding, path: readonly string[], frame: Frame): Flow | undefined {
  const owner = binding.scope.node;
  const keys = parameterKeys(binding);
  if (!isFunction(owner) || keys === undefined || isTypedNumber(binding)) return undefined;
  const index = owner.params.findIndex((each) => each === binding.definition);
  const whole = [...keys, ...path];
  const isReassigned = binding.references.some((each) => each.access === 'write' || each.access === 'read-write');
  const base = { holders: [], isExact: !isReassigned, isSpliced: false };
  const remote = remoteParameter(owner, index, frame);
  if (remote === undefined) return { ...base, origin: { type: 'parameter', owner, index, path: whole }, steps: [] };
  const rest = afterRemoteMember(remote.kind, whole);
  const residue = rest === undefined ? 'gone' : residueOf(rest);
  if (rest === undefined || residue === 'gone') return undefined;
  const what = [binding.name, ...path.slice(0, Math.max(0, path.length - rest.length))].filter((each) => each !== 'ReturnValue' && each !== 'Awaited').join('.');
  const steps = stepAt(binding.identifier, frame.module, `\`${what}\` comes from outside`);
  return { ...base, origin: { type: 'remote', what }, steps, isExact: base.isExact && remote.isExact && residue === 'kept' };
}

/** `process.argv`, `process.env`: whoever starts the program says what they hold. */
function processFlow(identifier: NodeOf<'Identifier'>, path: readonly string[], frame: Frame): Flow | undefined {
  const [member] = path;
  if (identifier.name !== 'process' || (member !== 'argv' && member !== 'env') || residueOf(path.slice(1)) === 'gone') return undefined;
  if (member === 'argv' && /^[01]$/.test(path[1] ?? '')) return undefined;
  const what = `process.${member}`;
  return { origin: { type: 'local', what }, steps: stepAt(identifier, frame.module, `\`${what}\` comes from whoever starts the program`), holders: [], isExact: false, isSpliced: false };
}

function keysOf(binding: Binding): readonly string[] | undefined {
  return binding.definition.type === 'VariableDeclarator' ? destructuredKeys(binding.identifier, binding.definition.id) : [];
}

function parameterKeys({ identifier, definition }: Binding): readonly string[] | undefined {
  if (identifier === definition) return [];
  const pattern = [definition, ...ancestorsOf(identifier)].find((each) => each === definition);
  return pattern === undefined ? undefined : destructuredKeys(identifier, definition);
}

function isTypedNumber({ identifier }: Binding): boolean {
  const annotation = identifier.type === 'Identifier' ? identifier.typeAnnotation : undefined;
  return annotation !== null && annotation !== undefined && /^TS(?:Number|Boolean|BigInt)Keyword$/.test(annotation.typeAnnotation.type);
}
