/** A table a statement touches, and how. */
export interface TableUse {
  readonly table: string;
  readonly verb: 'select' | 'insert' | 'update' | 'delete' | 'alter' | 'drop' | 'create' | 'truncate' | 'grant';
}

const WORD = '[A-Za-z_][\\w$]*';
const NAME = `[\`"\\[]?(${WORD}(?:[\`"\\]]?\\.[\`"\\[]?${WORD})?)`;
/** Where the statement ends or goes on without a name, the name is put in at run time: `DROP TABLE ${name}`. */
const NAME_OR_HOLE = `(?:${NAME}|(?:[\`"'\\[\\]]{1,2}\\s*)?(?=$|[;,()]))`;
const IF_EXISTS = '(?:if\\s+(?:not\\s+)?exists\\s*)?';
const STATEMENTS: readonly (readonly [TableUse['verb'], RegExp])[] = [
  ['insert', new RegExp(`\\b(?:insert|replace)\\s+(?:ignore\\s+)?into\\s+${NAME}`, 'gi')],
  ['update', new RegExp(`\\bupdate\\s+(?:only\\s+)?${NAME}\\s+(?:as\\s+\\w+\\s+)?set\\b`, 'gi')],
  ['delete', new RegExp(`\\bdelete\\s+from\\s+${NAME}`, 'gi')],
  ['truncate', new RegExp(`\\btruncate\\s+table\\s+${NAME_OR_HOLE}`, 'gi')],
  ['truncate', new RegExp(`\\btruncate\\s+(?!table\\b)${NAME}`, 'gi')],
  ['drop', new RegExp(`\\bdrop\\s+(?:temporary\\s+|foreign\\s+)?(?:table|(?:materialized\\s+)?view|schema|database)\\s+${IF_EXISTS}${NAME_OR_HOLE}`, 'gi')],
  ['alter', new RegExp(`\\balter\\s+(?:foreign\\s+)?table\\s+${IF_EXISTS}(?:only\\s+)?${NAME_OR_HOLE}`, 'gi')],
  ['alter', new RegExp(`\\brename\\s+table\\s+${NAME_OR_HOLE}`, 'gi')],
  ['create', new RegExp(`\\bcreate\\s+(?:or\\s+replace\\s+)?(?:(?:global\\s+|local\\s+)?temp(?:orary)?\\s+|unlogged\\s+)?table\\s+${IF_EXISTS}${NAME_OR_HOLE}`, 'gi')],
  ['grant', new RegExp(`\\b(?:grant|revoke)\\s[^;]*?\\son\\s+(?:table\\s+)?${NAME}`, 'gi')],
];
const READS = new RegExp(`\\b(?:from|join)\\s+${NAME}`, 'gi');
const LOOKS_LIKE_SQL = /\b(?:select\b[\s\S]*\bfrom|insert\s+(?:ignore\s+)?into|replace\s+into|update\b[\s\S]*\bset|delete\s+from|truncate\s|(?:drop|alter|rename)\s+(?:temporary\s+|foreign\s+|materialized\s+)?(?:table|view|schema|database)\b|create\s+(?:\w+\s+){0,4}table\b|(?:grant|revoke)\s)/i;

/** "Select one from the list" is no SQL. */
const PROSE = /^(?:the|an?|this|that|these|those|your|our|my|their|its|here|there|below|above)$/;

/** The tables that a text touches when it is SQL; none when it is not. What is put in at run time stands as a blank. */
export function tablesIn(text: string): readonly TableUse[] {
  if (text.length > 20_000 || !LOOKS_LIKE_SQL.test(text)) return [];
  const found = STATEMENTS.flatMap(([verb, pattern]) => [...text.matchAll(pattern)].map((match): TableUse => ({ table: tidy(match[1] ?? ''), verb })));
  const written = new Set(found.filter(({ verb }) => verb === 'delete').map(({ table }) => table));
  const read = /\bselect\b/i.test(text) ? [...text.matchAll(READS)].map((match): TableUse => ({ table: tidy(match[1] ?? ''), verb: 'select' })) : [];
  return [...found, ...read.filter(({ table }) => !written.has(table))].filter(({ table }) => !PROSE.test(table));
}

/** Words that follow where the name itself is put in at run time: `ALTER TABLE ${name} DROP COLUMN …`. */
const KEYWORD = /^(?:add|drop|change|modify|rename|alter|column|if|only|set|restrict|partition|disable|enable|owner|validate|to|as|where|values|select|using|cascade)$/;

function tidy(name: string): string {
  if (name === '') return '*';
  const plain = name.replaceAll(/[`"[\]]/g, '').toLowerCase();
  return KEYWORD.test(plain) ? '*' : plain;
}
