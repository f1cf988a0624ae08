// What the killed child writes, and what stood there before.
const statements = (name, count) => Array.from({ length: count }, (_, at) => `export const ${name}${at} = ${at};\n`).join('\n');

export const OLD = { 'b.ts': 'export const old = 0;\n' };
export const FILES = [
  { path: 'a.ts', operation: 'create', text: `import { c0 } from './deep/c.ts';\n\nexport const first = c0;\n\n${statements('a', 6)}` },
  { path: 'b.ts', operation: 'replace', text: statements('b', 8) },
  { path: 'deep/c.ts', operation: 'create', text: statements('c', 6) },
  { path: 'notes.md', operation: 'create', text: '# Notes\n' },
];
