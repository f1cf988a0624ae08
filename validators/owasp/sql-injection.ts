import type { SinkKind } from '../knowledge/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { remoteSinks } from './flow/index.ts';
import type { ReachedSink } from './flow/index.ts';
import { reportFlows } from './report-flow.ts';

const KINDS: ReadonlySet<SinkKind> = new Set<SinkKind>(['sql-text']);

/** `owasp/sql-injection`: input from outside becomes part of the text of a query. */
export const sqlInjection: Rule = defineRule({
  meta: {
    id: 'owasp/sql-injection',
    cwe: [89],
    owasp: 'A05:2025',
    severity: 'critical',
    confidence: 'certain',
    from: 'early',
    description: 'Text from outside becomes part of the text of a query. Whoever sends it can read and change what the query was not meant to touch.',
    advice: 'Write a placeholder into the query and hand the value over in the list of parameters; take names of columns and tables from a constant list.',
  },
  check(context) {
    reportFlows(context, remoteSinks(context, KINDS), describe);
  },
});

function describe({ sink, flow }: ReachedSink): string {
  const what = flow.origin.type === 'parameter' ? 'A parameter of an exported function' : `\`${flow.origin.what}\``;
  return `${what} becomes part of the text that \`${sink.name}\` runs.`;
}
