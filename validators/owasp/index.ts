import type { Validator } from '../../contract/index.ts';
import { demoted } from '../demote.ts';
import { defineFamily } from '../family.ts';
import type { Rule } from '../rule.ts';
import { codeInjection } from './code-injection.ts';
import { commandInjection } from './command-injection.ts';
import { crossSiteScripting } from './cross-site-scripting.ts';
import { DEMOTED_RULES } from './demoted-rules.ts';
import { exponentialRegex } from './exponential-regex.ts';
import { headerInjection } from './header-injection.ts';
import { incompleteSanitization } from './incomplete-sanitization.ts';
import { insecureDeserialization } from './insecure-deserialization.ts';
import { ldapInjection } from './ldap-injection.ts';
import { logInjection } from './log-injection.ts';
import { nosqlInjection } from './nosql-injection.ts';
import { openRedirect } from './open-redirect.ts';
import { pathTraversal } from './path-traversal.ts';
import { polynomialRegex } from './polynomial-regex.ts';
import { prototypePollution } from './prototype-pollution.ts';
import { regexInjection } from './regex-injection.ts';
import { serverSideRequestForgery } from './server-side-request-forgery.ts';
import { sqlInjection } from './sql-injection.ts';
import { templateInjection } from './template-injection.ts';
import { unsafeDynamicCall } from './unsafe-dynamic-call.ts';
import { xmlExternalEntities } from './xml-external-entities.ts';
import { xpathInjection } from './xpath-injection.ts';

/** The rules of the family as they are written, in the order of their names: as sure as each would be undemoted. */
export const owaspRules: readonly Rule[] = [
  codeInjection,
  commandInjection,
  crossSiteScripting,
  exponentialRegex,
  headerInjection,
  incompleteSanitization,
  insecureDeserialization,
  ldapInjection,
  logInjection,
  nosqlInjection,
  openRedirect,
  pathTraversal,
  polynomialRegex,
  prototypePollution,
  regexInjection,
  serverSideRequestForgery,
  sqlInjection,
  templateInjection,
  unsafeDynamicCall,
  xmlExternalEntities,
  xpathInjection,
];

/** Remote input that reaches what executes it, and patterns that remote input can stall. */
export const owasp: Validator = defineFamily({ id: 'owasp', version: '0.2.0', rules: owaspRules.map((rule) => (DEMOTED_RULES.has(rule.meta.id) ? demoted(rule) : rule)) });
