import type { StepRow } from './row.ts';

/** Library functions through which a text goes unharmed, and those that make it safe for shells or databases. */
export const VALUE_STEPS: readonly StepRow[] = [
  ...['join', 'resolve', 'normalize', 'dirname', 'basename'].map((name): StepRow => ['path', name, 'propagates']),
  ['util', 'format', 'propagates'],
  ['url', 'parse', 'propagates'],
  ['querystring', 'parse', 'propagates'],
  ['querystring', 'unescape', 'propagates'],
  ['lodash', 'trim', 'propagates'],
  ['lodash', 'toString', 'propagates'],
  ['lodash', 'get', 'propagates'],
  ['shell-quote', 'quote', 'clears'],
  ['shell-escape', '', 'clears'],
  ['shescape', 'quote', 'clears'],
  ['shescape', 'escape', 'clears'],
  ['sqlstring', 'escape', 'clears'],
  ['sqlstring', 'escapeId', 'clears'],
  ['sqlstring', 'format', 'clears'],
  ['mysql', 'escape', 'clears'],
  ['mysql', 'escapeId', 'clears'],
  ['mysql', 'format', 'clears'],
  ['mysql2', 'escape', 'clears'],
  ['mysql2', 'escapeId', 'clears'],
  ['mysql2', 'format', 'clears'],
  ['pg', 'escapeLiteral', 'clears'],
  ['pg', 'escapeIdentifier', 'clears'],
  ['pg-format', '', 'clears'],
];
