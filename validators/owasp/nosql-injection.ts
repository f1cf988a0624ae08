import { defineFlowRule } from './flow-rule.ts';
import type { Flow } from '../../program/index.ts';
import type { Rule } from '../rule.ts';

/** `{ $where: text }`: the database runs the text as a program. */
function isScript({ sinkRow: [, path] }: Flow): boolean {
  return path.includes('$where');
}

/** A list in the place of a key or command: older clients make further arguments of it, newer ones refuse it. */
function isKey({ sinkRow: [root] }: Flow): boolean {
  return root === 'redis.Client';
}

/** `owasp/nosql-injection`: an object from outside becomes part of a query. */
export const nosqlInjection: Rule = defineFlowRule({
  meta: {
    id: 'owasp/nosql-injection',
    cwe: [943],
    owasp: 'A05:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description: 'An object from outside becomes part of a query. Whoever sends it can put operators where a value was meant.',
    advice: 'Make the value a string or number before it goes into the query (String(value)), or compare it with { $eq: value }; never build the text of $where.',
  },
  kinds: ['nosql', 'sql'],
  when: (flow) => flow.kind === 'nosql' || isScript(flow),
  doubt: isKey,
  describe: (_, what) => `${what} can bring query operators of its own: whoever sends it can match records that were not meant.`,
});
