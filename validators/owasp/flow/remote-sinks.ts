import { bare, isFunction } from '../../../program/index.ts';
import type { Module, NodeOf } from '../../../program/index.ts';
import { afterRemoteMember } from '../../knowledge/index.ts';
import type { SinkKind } from '../../knowledge/index.ts';
import type { RuleContext } from '../../rule.ts';
import { isExportedFunction } from './exported-function.ts';
import { MAX_FUEL, stepAt } from './flow.ts';
import type { Flow, Frame } from './flow.ts';
import { FULL_DEPTH, joined, parameterSinks, reachedIn } from './parameter-sinks.ts';
import type { ReachedSink, Search } from './parameter-sinks.ts';
import { handedTo } from './remote-parameter.ts';
import { residueOf } from './residue.ts';
import { calledFunction } from './tree-function.ts';
import { flowInto } from './walk.ts';

/**
 * The sinks of some kinds that something from outside reaches because of the judged part: in it, through the helpers it
 * calls, or through the handlers it registers. The sink may lie in an earlier part or in another file.
 */
export function remoteSinks({ module, part, program }: RuleContext, kinds: ReadonlySet<SinkKind>): readonly ReachedSink[] {
  const frame: Frame = { module, program, fuel: MAX_FUEL, follow: flowInto };
  const search: Search = { kinds, calls: FULL_DEPTH };
  const direct = reachedIn(part, frame, search).filter((each) => each.flow.origin.type !== 'parameter' || isOpenToCallers(each, module));
  const registered = part.nodes('CallExpression').flatMap((call) => throughHandlers(call, frame, search));
  return [...direct, ...registered];
}

/** An exported function that puts its parameter between the words of a command: whatever its callers hand over runs. */
function isOpenToCallers({ sink, flow }: ReachedSink, module: Module): boolean {
  const isShell = sink.kind === 'shell-text' || sink.kind === 'shell-option' || sink.kind === 'shell-argument';
  return isShell && flow.isSpliced && sink.module === module && flow.origin.type === 'parameter' && isExportedFunction(flow.origin.owner, module);
}

/** `app.get('/', handler)` with a handler that stands elsewhere: what its parameter reaches. */
function throughHandlers(call: NodeOf<'CallExpression'>, frame: Frame, search: Search): readonly ReachedSink[] {
  return call.arguments.flatMap((argument) => {
    const node = bare(argument);
    const handler = isFunction(node) || (node.type !== 'Identifier' && node.type !== 'MemberExpression') ? undefined : calledFunction(node, frame);
    const remote = handler === undefined ? undefined : handedTo({ call, argument, isExact: true }, handler.node, frame);
    if (handler === undefined || remote === undefined) return [];
    return parameterSinks(handler, frame, search).flatMap(({ index, path, sink, flow }) => {
      const rest = index === remote.parameter ? afterRemoteMember(remote.kind, path) : undefined;
      const residue = rest === undefined ? 'gone' : residueOf(rest);
      if (rest === undefined || residue === 'gone') return [];
      const what = path.slice(0, path.length - rest.length).filter((each) => each !== 'ReturnValue' && each !== 'Awaited').join('.');
      const steps = stepAt(call, frame.module, `\`${what}\` of the request comes from outside`);
      const outer: Flow = { origin: { type: 'remote', what }, steps, holders: [], isExact: remote.isExact && residue === 'kept', isSpliced: false };
      return [{ sink, flow: joined(outer, flow, []) }];
    });
  });
}
