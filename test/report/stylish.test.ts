import { expect, test } from 'vitest';
import { json, stylish } from '../../report/index.ts';
import { DATABASE_TEXT, hostileFinding, INJECTION, sampleResult } from './sample-result.ts';

const TAIL = [
  'failed: src/slow.ts: memory-leak timed out after 2000 ms',
  'not analysed: src/odd.ts: it does not parse: line 3',
  'ignored: 3 files (2 build output, 1 minified)',
];

const INJECTION_LINES = [
  '✘ src/db.ts:4:20  critical certain blocking  owasp/sql-injection',
  "  User input from 'req.query.id' reaches 'pool.query'.",
  '',
  '    2 |',
  '    3 | export function find(id) {',
  "  > 4 | \treturn pool.query(`select * from u where n = '😀' and id = ${id}`);",
  `      | \t                  ${'^'.repeat(47)}`,
  '    5 | }',
  '    6 |',
  '',
  "  1. src/routes.ts:4  'req.query.id' comes from the request",
  "     app.get('/u', (req, res) => find(req.query.id));",
  "  2. src/db.ts:3  it is passed to 'find' as 'id'",
  '     export function find(id) {',
  "  3. src/db.ts:4  it becomes part of the query's text",
  '  instead: Pass the value as a query parameter.',
  '',
];

const CYCLE_LINES = [
  '▲ src/routes.ts:2:22  low likely  architecture/cycle',
  "  'src/routes.ts' and 'src/db.ts' import each other.",
  '',
  "    1 | import express from 'express';",
  "  > 2 | import { find } from './db.ts';",
  '      |                      ^^^^^^^^^',
  '    3 | const app = express();',
  "    4 | app.get('/u', (req, res) => find(req.query.id));",
  '',
  '  instead: Move what both need into a third module.',
  '  waived: ada: goes with the next release',
  '',
];

test('every finding shows place, code, way and advice; what was left out is named and counted', () => {
  const sum = '2 files checked, 2 findings (1 blocking), 3 ignored, 1 not analysed, 1 failed';
  expect(stylish(sampleResult(), { color: false }).split('\n')).toEqual([...CYCLE_LINES, ...INJECTION_LINES, ...TAIL, sum, '']);
});

test('what is less certain than asked for is counted, not shown', () => {
  const sum = '2 files checked, 1 finding (1 blocking), 1 less certain not shown, 3 ignored, 1 not analysed, 1 failed';
  expect(stylish(sampleResult(), { color: false, minConfidence: 'certain' }).split('\n')).toEqual([...INJECTION_LINES, ...TAIL, sum, '']);
});

test('a clean project is one line', () => {
  expect(stylish(sampleResult({ files: [], unchecked: [] }), { color: false })).toBe('0 files checked, 0 findings (0 blocking)\n');
});

test('frames can be left out', () => {
  const text = stylish(sampleResult(), { color: false, frames: false });
  expect(text).not.toContain(' | ');
  expect(text).not.toContain('export function find');
  expect(text).toContain('src/db.ts:4:20');
});

test('colour adds escapes and changes no word', () => {
  const colored = stylish(sampleResult(), { color: true });
  expect(colored).toContain('\u001b[31m✘\u001b[39m');
  const plain = colored.replace(/\u001b\[\d+m/g, '');
  expect(plain).toBe(stylish(sampleResult(), { color: false }));
});

test('hostile paths, words and code cannot steer the terminal', () => {
  const finding = hostileFinding();
  const text = `\u001b[2J\u202E\u0008\n\n\n${DATABASE_TEXT.slice(DATABASE_TEXT.indexOf('\t'))}`;
  const shown = stylish(
    sampleResult({
      files: [{ path: finding.location.path, text, findings: [finding], reports: [] }],
      unchecked: [{ path: 'a\u001bb', reason: 'no\ngood', kind: 'failed' }],
    }),
    { color: false },
  );
  expect(shown).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028-\u202E]/);
  expect(shown.split('\n').slice(0, 2)).toEqual([
    '✘ src/␛[2Jevil␊::error::x.ts:4:20  critical certain blocking  owasp/sql-injection',
    '  first␍␊second␛]0;title␇ 100% �right',
  ]);
  expect(shown).toContain('  1. a␈b,c:d.ts:4  one�two\n');
  expect(shown).toContain('failed: a␛b: no␊good\n');
});

test('a line too long for a terminal is cut around the place', () => {
  const filler = 'x'.repeat(5_000);
  const text = `${filler}BAD${filler}`;
  const location = { path: 'long.ts', start: { line: 1, column: 5_001, offset: 5_000 }, end: { line: 1, column: 5_004, offset: 5_003 } };
  const finding = { ...INJECTION, location, trace: [] };
  const lines = stylish(sampleResult({ files: [{ path: 'long.ts', text, findings: [finding], reports: [] }], unchecked: [] }), { color: false }).split('\n');
  expect(lines[3]).toBe(`  > 1 | ${'x'.repeat(40)}BAD${'x'.repeat(117)}`);
  expect(lines[4]).toBe(`      | ${' '.repeat(40)}^^^`);
});

test('a place far out on a line that is shown whole is marked there', () => {
  const text = `${'x'.repeat(250)}BAD${'x'.repeat(40)}`;
  const location = { path: 'wide.ts', start: { line: 1, column: 251, offset: 250 }, end: { line: 1, column: 254, offset: 253 } };
  const finding = { ...INJECTION, location, trace: [] };
  const lines = stylish(sampleResult({ files: [{ path: 'wide.ts', text, findings: [finding], reports: [] }], unchecked: [] }), { color: false }).split('\n');
  expect(lines[4]).toBe(`      | ${' '.repeat(250)}^^^`);
});

test('a sink of many lines shows its beginning', () => {
  const text = 'call(\n'.repeat(40);
  const location = { path: 'a.ts', start: { line: 1, column: 1, offset: 0 }, end: { line: 40, column: 6, offset: 239 } };
  const shown = stylish(
    sampleResult({ files: [{ path: 'a.ts', text, findings: [{ ...INJECTION, location, trace: [] }], reports: [] }], unchecked: [] }),
    { color: false },
  );
  expect(shown.split('\n').filter((line) => line.includes('call('))).toHaveLength(3);
});

test('json holds the counts and everything but the texts', () => {
  const document: unknown = JSON.parse(json(sampleResult()));
  expect(document).toMatchObject({
    version: 1,
    root: '/repo',
    summary: { files: 2, findings: 2, blocking: 1, ignored: 3, notAnalysed: 1, failed: 1 },
    findings: [{ rule: 'architecture/cycle' }, { rule: 'owasp/sql-injection', location: { start: { line: 4, column: 20 } } }],
  });
  expect(json(sampleResult())).not.toContain('export function find');
});
