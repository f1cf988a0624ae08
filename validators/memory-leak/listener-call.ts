import { bare, constantString, propertyName } from '../../program/index.ts';
import type { Module, Node, NodeOf, ParsedUnit } from '../../program/index.ts';
import { isSameValue } from './same-value.ts';

/** A call that adds or removes a listener: `target.method(event, handler, options)`. */
export interface ListenerCall {
  readonly call: NodeOf<'CallExpression'>;
  readonly unit: ParsedUnit;
  readonly method: string;
  readonly target: Node;
  /** The event when it is a constant. */
  readonly event: string | undefined;
  readonly handler: Node;
  readonly options: Node | undefined;
}

const ADDING: ReadonlySet<string> = new Set(['addEventListener', 'addListener', 'on', 'once', 'prependListener', 'prependOnceListener']);
const REMOVING: ReadonlySet<string> = new Set(['removeEventListener', 'removeListener', 'off']);

/** The calls of a unit that add listeners. */
export function additionsIn(unit: ParsedUnit): readonly ListenerCall[] {
  return listenerCalls(unit, ADDING);
}

/** The calls of a unit that remove listeners. `list.removeListener(handler)` has no event. */
export function removalsIn(unit: ParsedUnit): readonly ListenerCall[] {
  return listenerCalls(unit, REMOVING);
}

/** The calls of a file that add a listener for the same event to the same target. */
export function additionsFor(removal: ListenerCall, module: Module): readonly ListenerCall[] {
  return module.units
    .flatMap(additionsIn)
    .filter((each) => each.event !== undefined && each.event === removal.event && isSameValue(each, removal, { field: 'target', module }));
}

/** The capture flag of a call: absent options mean false; undefined when it is not a constant. */
export function captureOf({ options }: ListenerCall): boolean | undefined {
  if (options === undefined) return false;
  const value = bare(options);
  if (value.type === 'Literal') return typeof value.value === 'boolean' ? value.value : undefined;
  if (value.type !== 'ObjectExpression') return undefined;
  for (const property of value.properties) {
    if (property.type !== 'Property' || propertyName(property) === undefined) return undefined;
    if (propertyName(property) !== 'capture') continue;
    const flag = bare(property.value);
    return flag.type === 'Literal' && typeof flag.value === 'boolean' ? flag.value : undefined;
  }
  return false;
}

function listenerCalls(unit: ParsedUnit, methods: ReadonlySet<string>): readonly ListenerCall[] {
  return unit.nodes('CallExpression').flatMap((call) => {
    const callee = bare(call.callee);
    if (callee.type !== 'MemberExpression') return [];
    const method = propertyName(callee);
    if (method === undefined || !methods.has(method)) return [];
    const [first, second, third] = call.arguments;
    const hasEvent = second !== undefined;
    const handler = hasEvent ? second : first;
    if (handler === undefined || call.arguments.some((each) => each.type === 'SpreadElement')) return [];
    const event = hasEvent && first !== undefined ? constantString(first) : undefined;
    return [{ call, unit, method, target: callee.object, event, handler, options: third }];
  });
}
