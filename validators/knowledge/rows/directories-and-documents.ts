import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, TypeRow } from '../../../program/index.ts';

/** http://ldapjs.org/client.html and ldapts: filters are texts (RFC 4515), names too (RFC 4514). */
export const ldap: LibraryRows = {
  types: [
    ['ldap.Client', 'ldapjs', 'createClient.ReturnValue'],
    ['ldap.Client', 'ldapts', 'Client.Instance'],
    ['ldap.Client', 'ldapjs-client', 'Instance'],
  ],
  sinks: [
    ['ldap.Client', 'search.Argument[1].filter', 'ldap'],
    ...each('search bind compare add del modify', (name) => ['ldap.Client', `${name}.Argument[0]`, 'ldap'] as SinkRow),
    ['ldapjs', 'parseFilter.Argument[0]', 'ldap'],
    ['ldapjs', 'parseDN.Argument[0]', 'ldap'],
  ],
  steps: [
    ['ldap-escape', 'filter', 'Argument[*]', 'ReturnValue', ['ldap']],
    ['ldap-escape', 'dn', 'Argument[*]', 'ReturnValue', ['ldap']],
  ],
};

/** https://github.com/goto100/xpath and other evaluators of https://www.w3.org/TR/xpath. */
export const xpath: LibraryRows = {
  types: [
    ...each('parseXml parseXmlString parseHtml', (name) => ['xml.Document', 'libxmljs', `${name}.ReturnValue`] as TypeRow),
    ...each('parseXml parseXmlString', (name) => ['xml.Document', 'libxmljs2', `${name}.ReturnValue`] as TypeRow),
  ],
  sinks: [
    ...each('select select1 evaluate parse', (name) => ['xpath', `${name}.Argument[0]`, 'xpath'] as SinkRow),
    ['xpath', 'useNamespaces.ReturnValue.Argument[0]', 'xpath'],
    ['xpath.js', 'Argument[1]', 'xpath'],
    ['xpath-html', 'fromPageSource.ReturnValue.findElement.Argument[0]', 'xpath'],
    ...each('find get', (name) => ['xml.Document', `${name}.Argument[0]`, 'xpath'] as SinkRow),
  ],
};

/** Readers of XML that can fetch what a document names; which of them do is decided by their options. */
export const xml: LibraryRows = {
  sinks: [
    ...each('parseXml parseXmlString', (name) => ['libxmljs', `${name}.Argument[0]`, 'xml'] as SinkRow),
    ...each('parseXml parseXmlString', (name) => ['libxmljs2', `${name}.Argument[0]`, 'xml'] as SinkRow),
    ['libxmljs', 'SaxParser.Instance.parseString.Argument[0]', 'xml'],
    ['libxmljs', 'SaxPushParser.Instance.push.Argument[0]', 'xml'],
  ],
};

/** What is written to logs: a line break begins a new entry. */
export const logging: LibraryRows = {
  types: [
    ['log.Logger', 'log.Logger', 'createLogger.ReturnValue'],
    ['log.Logger', 'winston', ''],
    ['log.Logger', 'pino', 'ReturnValue'],
    ['log.Logger', 'bunyan', 'createLogger.ReturnValue'],
    ['log.Logger', 'log4js', 'getLogger.ReturnValue'],
    ['log.Logger', 'log.Logger', 'child.ReturnValue'],
  ],
  sinks: [
    ...each('log info warn error debug trace', (name) => ['global', `console.${name}.Argument[*]`, 'log'] as SinkRow),
    ...each('log info warn error debug trace verbose fatal', (name) => ['log.Logger', `${name}.Argument[*]`, 'log'] as SinkRow),
  ],
};
