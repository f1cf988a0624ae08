import { createHash } from 'node:crypto';
import type { CheckResult, JudgedFinding, Location, RuleMeta } from '../../contract/index.ts';

export const ROUTES_TEXT: string = [
  "import express from 'express';\r\n",
  "import { find } from './db.ts';\r\n",
  'const app = express();\r\n',
  "app.get('/u', (req, res) => find(req.query.id));\r\n",
].join('');

export const DATABASE_TEXT: string = [
  "import { pool } from './pool.ts';\r\n",
  '\r\n',
  'export function find(id) {\r\n',
  '\treturn pool.query(`select * from u where n = \'😀\' and id = ${id}`);\r\n',
  '}\r\n',
].join('');

export const RULES: readonly RuleMeta[] = [
  {
    id: 'owasp/sql-injection',
    cwe: [89, 20],
    owasp: 'A05:2025',
    severity: 'critical',
    confidence: 'certain',
    from: 'chunk',
    description: 'SQL is built from untrusted input. An attacker can read or change the database.',
    advice: 'Pass the value as a query parameter.',
  },
  {
    id: 'architecture/cycle',
    cwe: [],
    severity: 'low',
    confidence: 'likely',
    from: 'file',
    description: 'Modules import each other in a circle.',
    advice: 'Move what both need into a third module.',
  },
];

/** Where `part` stands in `text`, as a validator would say it. */
export function locate(path: string, text: string, part: string): Location {
  const offset = text.indexOf(part);
  const at = (position: number): Location['start'] => {
    const lines = text.slice(0, position).split('\r\n');
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset: position };
  };
  return { path, start: at(offset), end: at(offset + part.length) };
}

const sink = locate('src/db.ts', DATABASE_TEXT, "`select * from u where n = '😀' and id = ${id}`");

export const INJECTION: JudgedFinding = {
  rule: 'owasp/sql-injection',
  message: "User input from 'req.query.id' reaches 'pool.query'.",
  severity: 'critical',
  confidence: 'certain',
  location: sink,
  trace: [
    { location: locate('src/routes.ts', ROUTES_TEXT, 'req.query.id'), message: "'req.query.id' comes from the request" },
    { location: locate('src/db.ts', DATABASE_TEXT, 'id'), message: "it is passed to 'find' as 'id'" },
    { location: sink, message: "it becomes part of the query's text" },
  ],
  advice: 'Pass the value as a query parameter.',
  symbol: 'find',
  sink: 'pool.query(`…${id}`)',
  fingerprint: createHash('sha256').update('injection').digest('hex'),
  blocks: true,
};

export const CYCLE: JudgedFinding = {
  rule: 'architecture/cycle',
  message: "'src/routes.ts' and 'src/db.ts' import each other.",
  severity: 'low',
  confidence: 'likely',
  location: locate('src/routes.ts', ROUTES_TEXT, "'./db.ts'"),
  trace: [],
  advice: 'Move what both need into a third module.',
  symbol: '',
  sink: "'./db.ts'",
  fingerprint: createHash('sha256').update('cycle').digest('hex'),
  blocks: false,
  suppressed: { by: 'waiver', justification: 'ada: goes with the next release' },
};

/** Two files with CRLF line ends and three that were left out. */
export function sampleResult(change: Partial<CheckResult> = {}): CheckResult {
  return {
    root: '/repo',
    files: [
      { path: 'src/routes.ts', text: ROUTES_TEXT, findings: [CYCLE], reports: [] },
      { path: 'src/db.ts', text: DATABASE_TEXT, findings: [INJECTION], reports: [] },
    ],
    unchecked: [
      { path: 'dist/a.js', reason: 'build output', kind: 'ignored' },
      { path: 'dist/b.js', reason: 'build output', kind: 'ignored' },
      { path: 'x.min.js', reason: 'minified', kind: 'ignored' },
      { path: 'src/odd.ts', reason: 'it does not parse: line 3', kind: 'not-analysed' },
      { path: 'src/slow.ts', reason: 'memory-leak timed out after 2000 ms', kind: 'failed' },
    ],
    rules: RULES,
    policyDigest: 'ab'.repeat(32),
    durationMs: 42,
    ...change,
  };
}

/** A finding whose words try to steer whoever shows them. */
export function hostileFinding(): JudgedFinding {
  return {
    ...INJECTION,
    location: { ...INJECTION.location, path: 'src/\u001b[2Jevil\n::error::x.ts' },
    message: 'first\r\nsecond\u001b]0;title\u0007 100% \u202Eright',
    advice: 'do\nthis\u009b31m',
    trace: [{ location: { ...INJECTION.location, path: 'a\u0008b,c:d.ts' }, message: 'one\u2028two' }],
  };
}
