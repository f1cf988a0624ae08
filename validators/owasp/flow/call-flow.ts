import { bare, bindingOf, propertyName } from '../../../program/index.ts';
import type { Node, NodeOf } from '../../../program/index.ts';
import { stepAt as stepOf } from '../../knowledge/index.ts';
import { firstFlow, inexact, MAX_FUEL, spliced, stepAt } from './flow.ts';
import type { Flow, Frame } from './flow.ts';
import { libraryValueOf } from './library-value.ts';
import { residueOf } from './residue.ts';
import { returnedFlows } from './returned.ts';
import { calledFunction } from './tree-function.ts';

type Call = NodeOf<'CallExpression' | 'NewExpression'>;

/** Global functions that hand a text on. */
const HANDING_ON: ReadonlySet<string> = new Set(['String', 'decodeURIComponent', 'decodeURI', 'unescape', 'Object', 'URL', 'URLSearchParams', 'Array']);
/** Global functions whose answer still holds the text, in another form. */
const CHANGING: ReadonlySet<string> = new Set(['JSON.stringify', 'JSON.parse', 'encodeURI', 'escape', 'structuredClone', 'Object.values', 'Object.keys', 'Object.entries', 'Object.assign', 'Array.from', 'Buffer.from']);
/** Names under which functions check or clean what they are given. */
const JUDGING = /valid|sanit|escap|check|assert|clean|encod|quot|normali[sz]e|allow|white|safe|filter|parse|schema|verif|ensure|guard|strip|hash|sign|digest|encrypt|lookup|find|fetch|load|resolve/i;

/** The flow through the arguments of a call into its answer; undefined when the answer holds nothing of them. */
export function argumentsFlow(call: Call, path: readonly string[], frame: Frame): Flow | undefined {
  const residue = residueOf(path.filter((name) => name !== 'Awaited'));
  if (residue === 'gone' || call.arguments.length === 0) return undefined;
  const flow = throughCall(call, path, frame);
  return residue === 'doubtful' ? inexact(flow) : flow;
}

function throughCall(call: Call, path: readonly string[], frame: Frame): Flow | undefined {
  const callee = bare(call.callee);
  const all = (): Flow | undefined => firstFlow(call.arguments, [], frame);
  const name = globalName(callee, frame);
  if (name !== undefined) return HANDING_ON.has(name) ? all() : CHANGING.has(name) ? inexact(all()) : undefined;
  const place = libraryValueOf(callee, frame);
  const effect = place === undefined ? undefined : stepOf(place);
  if (effect !== undefined) return effect === 'propagates' ? all() : undefined;
  const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (method === 'concat') return spliced(all());
  const target = call.type === 'CallExpression' ? calledFunction(callee, frame) : undefined;
  if (target !== undefined) return throughHelper(call, { path, frame, target });
  return place === undefined && method === undefined && !JUDGING.test(calledName(callee)) ? inexact(all()) : undefined;
}

/** What a function of the tree returns of what it is given. */
function throughHelper(
  call: Call,
  { path, frame, target }: { readonly path: readonly string[]; readonly frame: Frame; readonly target: NonNullable<ReturnType<typeof calledFunction>> },
): Flow | undefined {
  for (const returned of returnedFlows(target, path, frame)) {
    const { origin } = returned;
    if (origin.type !== 'parameter') return returned;
    const argument = call.arguments[origin.index];
    if (origin.owner !== target.node || argument === undefined || argument.type === 'SpreadElement') continue;
    const flow = frame.follow(argument, origin.path, { ...frame, fuel: Math.min(frame.fuel, MAX_FUEL / 2) });
    if (flow === undefined) continue;
    const steps = [...flow.steps, ...stepAt(call, frame.module, `goes through \`${calledName(bare(call.callee))}\``), ...returned.steps];
    return { ...flow, steps, holders: [...flow.holders, ...returned.holders], isExact: flow.isExact && returned.isExact, isSpliced: flow.isSpliced || returned.isSpliced };
  }
  return undefined;
}

/** The name of a function that the platform gives, `String` or `JSON.parse`. */
function globalName(callee: Node, frame: Frame): string | undefined {
  if (callee.type === 'Identifier') return bindingOf(callee, frame.module) === undefined ? callee.name : undefined;
  if (callee.type !== 'MemberExpression') return undefined;
  const object = bare(callee.object);
  const isPlatform = object.type === 'Identifier' && /^[A-Z]/.test(object.name) && bindingOf(object, frame.module) === undefined;
  return isPlatform ? `${object.name}.${propertyName(callee) ?? ''}` : undefined;
}

function calledName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
}
