import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/sql-injection`: input from outside becomes part of the text of a query. */
export const sqlInjection: Rule = defineFlowRule({
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
  kinds: ['sql'],
  when: (flow) => !flow.sinkRow[1].includes('$where'),
  describe: (_, what) => `${what} becomes part of the text of a query: whoever sends it can read and change other data.`,
});
