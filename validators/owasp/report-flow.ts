import type { RuleContext, RuleReport } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import type { ReachedSink } from './flow/index.ts';

/** Reports each sink once, with the surest way into it. Certain only when every step is exact and the input is remote. */
export function reportFlows(context: RuleContext, reached: readonly ReachedSink[], describe: (reached: ReachedSink) => string): void {
  const bySink = new Map<ReachedSink['sink']['call'], ReachedSink>();
  for (const each of reached) {
    const known = bySink.get(each.sink.call);
    if (known === undefined || (!isCertain(known) && isCertain(each))) bySink.set(each.sink.call, each);
  }
  for (const each of bySink.values()) context.report(reportOf(each, describe(each), context));
}

function reportOf({ sink, flow }: ReachedSink, message: string, { path }: RuleContext): RuleReport {
  const sure = isCertain({ sink, flow }) && !isTestPath(path) && !isTestPath(sink.unit.path);
  const last = { node: sink.call, unit: sink.unit, message: `reaches \`${sink.name}\`` };
  return {
    node: sink.call,
    unit: sink.unit,
    message,
    trace: [...flow.steps, last],
    confidence: sure ? 'certain' : 'likely',
    ...(flow.origin.type === 'remote' ? {} : { severity: 'medium' }),
  };
}

function isCertain({ flow }: ReachedSink): boolean {
  return flow.origin.type === 'remote' && flow.isExact;
}
