import { defineFlowRule } from './flow-rule.ts';
import type { Value } from '../../program/index.ts';
import type { Rule } from '../rule.ts';

/** `owasp/xml-external-entities`: XML from outside is read with entities switched on. */
export const xmlExternalEntities: Rule = defineFlowRule({
  meta: {
    id: 'owasp/xml-external-entities',
    cwe: [611, 776],
    owasp: 'A02:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description: 'XML from outside is read with external entities switched on. Whoever sends it can read files of the server and make it send requests.',
    advice: 'Leave noent and dtdload off when XML comes from outside.',
  },
  kinds: ['xml'],
  when: ({ sink }) => sink.op === 'call' && sink.args.some(({ value }) => expandsEntities(value)),
  describe: (_, what) => `${what} is read as XML with external entities switched on: whoever sends it can read files of the server.`,
});

/** `{ noent: true }` and `{ dtdload: true }`: https://github.com/libxmljs/libxmljs/wiki. */
function expandsEntities(options: Value): boolean {
  return options.op === 'object' && options.entries.some(({ key, value }) => (key === 'noent' || key === 'dtdload') && value.op === 'constant' && value.value === true);
}
