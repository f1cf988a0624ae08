import { defineFlowRule } from './flow-rule.ts';
import type { Rule } from '../rule.ts';

/** `owasp/ldap-injection`: input from outside becomes part of an LDAP filter or name. */
export const ldapInjection: Rule = defineFlowRule({
  meta: {
    id: 'owasp/ldap-injection',
    cwe: [90],
    owasp: 'A05:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'early',
    description: 'Text from outside becomes part of an LDAP filter or distinguished name. Whoever sends it can match entries that were not meant, or pass a login.',
    advice: 'Build filters from objects (EqualityFilter), or escape the value for filters (RFC 4515) before it is put in.',
  },
  kinds: ['ldap'],
  describe: (_, what) => `${what} becomes part of an LDAP filter or name: whoever sends it can match entries that were not meant.`,
});
