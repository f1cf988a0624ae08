import { expect, test } from 'vitest';
import type { EventBody, EventOf, LockstepEvent, RunMetrics } from '../../contract/index.ts';
import { createLanes } from '../../report/index.ts';
import { hostileFinding, INJECTION } from './sample-result.ts';

const metrics: RunMetrics = {
  wallMs: 2_345,
  generatingMs: 2_000,
  validatingMs: 900,
  overlap: 0.876,
  chunks: 3,
  accepted: 1,
  refused: 1,
  superseded: 1,
  vetoes: 1,
  repairs: 0,
  supersteps: 9,
  verdictMsP50: 12.4,
  verdictMsP95: 40,
  heldMs: 0,
  idleMs: 345,
  peopleMs: 0,
  slowdown: 1.17,
  wastedPerUseful: 0.5,
  linesPerMinute: 100,
  findings: {},
  validators: {},
};

const end: EventOf<'run-end'> = { v: 1, runId: 'r1', seq: 99, ts: 0, type: 'run-end', outcome: 'rejected', written: ['a.ts'], rejected: ['src/db.ts'], metrics };

const story: readonly EventBody[] = [
  { type: 'run-start', root: '/repo', generator: 'replay', validators: ['owasp', 'static-analysis'], policyDigest: '', briefDigest: '', resumed: false },
  { type: 'attempt-start', attempt: 1 },
  { type: 'file-start', path: 'src/db.ts', operation: 'create', fileNo: 0 },
  { type: 'text-available', path: 'src/db.ts', characters: 120 },
  { type: 'chunk-complete', unitId: 'r1/0/1/0', path: 'src/db.ts', sequence: 1, sha256: '', characters: 40, startLine: 1, endLine: 1 },
  { type: 'validation-start', unitId: 'r1/0/1/0', phase: 'chunk', path: 'src/db.ts' },
  { type: 'report-available', unitId: 'r1/0/1/0', validator: 'owasp', status: 'pass', findings: 0, durationMs: 7 },
  { type: 'decision-available', unitId: 'r1/0/1/0', path: 'src/db.ts', decision: 'accept', message: '' },
  { type: 'chunk-accepted', unitId: 'r1/0/1/0', path: 'src/db.ts', sha256: '' },
  { type: 'chunk-complete', unitId: 'r1/0/1/1', path: 'src/db.ts', sequence: 2, sha256: '', characters: 40, startLine: 3, endLine: 5 },
  { type: 'validation-start', unitId: 'r1/0/1/1', phase: 'chunk', path: 'src/db.ts' },
  { type: 'report-available', unitId: 'r1/0/1/1', validator: 'owasp', status: 'fail', findings: 1, durationMs: 1_500 },
  { type: 'finding-available', unitId: 'r1/0/1/1', finding: INJECTION },
  { type: 'veto', unitId: 'r1/0/1/1', path: 'src/db.ts', finding: INJECTION },
  { type: 'decision-available', unitId: 'r1/0/1/1', path: 'src/db.ts', decision: 'reject', message: 'owasp/sql-injection' },
  { type: 'decision-available', unitId: 'r1/0/1/file', path: 'src/db.ts', decision: 'accept', message: '' },
  { type: 'file-rejected', path: 'src/db.ts', reason: 'finding', message: 'owasp/sql-injection' },
];

/** Gives each event its number; a second passes between two. */
function events(bodies: readonly EventBody[]): readonly LockstepEvent[] {
  return bodies.map((body, index) => ({ v: 1, runId: 'r1', seq: index + 1, ts: (index + 1) * 1_000, ...body }));
}

function plain(bodies: readonly EventBody[]): readonly (string | undefined)[] {
  const lanes = createLanes({ color: false, columns: 200 });
  return events(bodies).map((event) => lanes.plain(event)).filter((line) => line !== undefined);
}

const VETO = "⛔ veto owasp/sql-injection at src/db.ts:4:20 — User input from 'req.query.id' reaches 'pool.query'.";
const CODE = '  4 | pool.query(`…${id}`)';
const ADVICE = '  instead: Pass the value as a query parameter.';

test('for a pipe there is a line for what matters, and none for the rest', () => {
  expect(plain(story)).toEqual([
    'run r1: replay into /repo, 2 validators',
    'create src/db.ts',
    '✔ src/db.ts:1',
    `${VETO}\n${CODE}\n${ADVICE}`,
    '✘ src/db.ts:3-5: refused',
    '✘ not written src/db.ts: owasp/sql-injection',
  ]);
});

test('a refusal without a veto before shows place, message and advice', () => {
  const [refusal] = plain(story.filter(({ type }) => type !== 'veto')).slice(3);
  expect(refusal).toBe(`✘ ${VETO.slice('⛔ veto '.length)}\n${CODE}\n${ADVICE}`);
});

test('repairs, questions, broken validators and files that were not analysed are told', () => {
  const risk = { tier: 'heavy', score: 80, reasons: ['it changes package.json'] } as const;
  expect(
    plain([
      { type: 'attempt-end', attempt: 1, reason: 'aborted' },
      { type: 'attempt-start', attempt: 2 },
      { type: 'decision-available', unitId: 'u', path: 'a.ts', decision: 'repair', message: 'x/y: bad' },
      { type: 'repair-start', path: 'a.ts', round: 1, findings: 1 },
      { type: 'decision-available', unitId: 'u', path: 'package.json', decision: 'escalate', message: 'protected path', risk },
      { type: 'validator-fault', unitId: 'u', validator: 'mine', message: 'no answer' },
      { type: 'file-written', path: 'README.md', operation: 'create', sha256: null, notAnalysed: true },
      { type: 'note', text: 'hello' },
      { type: 'attempt-end', attempt: 2, reason: 'refusal' },
      { type: 'attempt-end', attempt: 3, reason: 'length' },
    ]),
  ).toEqual([
    'attempt 2',
    '⟲ a.ts: x/y: bad',
    '⟲ repair a.ts, round 1, 1 finding',
    '? waits for a person package.json: protected path (heavy risk: it changes package.json)',
    '! broke mine: no answer',
    '✔ written README.md (not analysed)',
    'note hello',
    'the model has declined, or wrote no file at all',
    'the answer was cut at its longest: what had come until then is judged, the rest is missing',
  ]);
});

test('the summary counts everything', () => {
  expect(createLanes({ color: false, columns: 80 }).summary(end).split('\n')).toEqual([
    'rejected: 1 file written, 1 rejected (src/db.ts)',
    '  chunks    3 (1 accepted, 1 refused, 1 superseded), 1 veto, 0 repairs',
    '  overlap   88 % of the validating was done while the generator was streaming',
    '  verdicts  12 ms median, 40 ms p95; 2.3 s in all',
  ]);
});

test('the picture has a lane for the generator, one for each validator, then the decisions', () => {
  const lanes = createLanes({ color: false, columns: 200 });
  for (const event of events(story.slice(0, 14))) lanes.push(event);
  expect(lanes.frame(14_000)).toEqual([
    '⠴ replay  src/db.ts  120 characters',
    '  owasp            idle     fail src/db.ts:3-5 1.5 s',
    '  static-analysis  running  3.0 s',
    '✔ src/db.ts:1',
    VETO,
    CODE,
    ADVICE,
  ]);
});

test('the generator turns while it streams, and stands still at the end', () => {
  const lanes = createLanes({ color: false, columns: 80 });
  const [start] = events(story);
  if (start !== undefined) lanes.push(start);
  expect([0, 80, 160, 800].map((now) => lanes.frame(now)[0])).toEqual(['⠋', '⠙', '⠹', '⠋'].map((turn) => `${turn} replay  starting  0 characters`));
  lanes.push(end);
  expect(lanes.frame(80)[0]).toBe('  replay  ended  0 characters');
});

test('a lane is idle again when its unit is decided or its file refused, whoever looked early', () => {
  const look: EventBody = { type: 'validation-start', unitId: 'r1/0/1/1~1', phase: 'early', path: 'src/db.ts' };
  const laneAfter = (...bodies: readonly EventBody[]): string | undefined => {
    const lanes = createLanes({ color: false, columns: 80 });
    for (const event of events([...story.slice(0, 1), look, ...bodies])) lanes.push(event);
    return lanes.frame(3_000)[1];
  };
  expect(laneAfter()).toBe('  owasp            running  1.0 s');
  expect(laneAfter({ type: 'decision-available', unitId: 'r1/0/1/0', path: 'src/db.ts', decision: 'accept', message: '' })).toBe('  owasp            running  1.0 s');
  expect(laneAfter({ type: 'decision-available', unitId: 'r1/0/1/1', path: 'src/db.ts', decision: 'accept', message: '' })).toBe('  owasp            idle');
  expect(laneAfter({ type: 'file-rejected', path: 'src/db.ts', reason: 'finding', message: '' })).toBe('  owasp            idle');
});

test('only the last decisions stay in the picture, and no line is wider than the terminal', () => {
  const lanes = createLanes({ color: true, columns: 20 });
  const notes = Array.from({ length: 30 }, (_, index): EventBody => ({ type: 'note', text: `${index} 漢字😀 ${'long '.repeat(20)}` }));
  for (const event of events(notes)) lanes.push(event);
  const frame = lanes.frame(0);
  expect(frame).toHaveLength(9);
  expect(frame.at(-1)).toBe('\u001b[2mnote\u001b[22m 29 漢字😀 long…\u001b[0m');
});

test('a finding that scrolls away takes its code and its advice along', () => {
  const lanes = createLanes({ color: false, columns: 200 });
  const notes = (many: number): readonly EventBody[] => Array.from({ length: many }, (_, index): EventBody => ({ type: 'note', text: `n${index}` }));
  for (const event of events([...story.slice(13, 14), ...notes(5)])) lanes.push(event);
  expect(lanes.frame(0).slice(1, 5)).toEqual([VETO, CODE, ADVICE, 'note n0']);
  for (const event of events(notes(1))) lanes.push(event);
  expect(lanes.frame(0).slice(1)).toEqual(['note n0', 'note n1', 'note n2', 'note n3', 'note n4', 'note n0']);
});

test('a refusal that stands for an early look is not explained twice', () => {
  const early = 'r1/0/1/1~2';
  const [veto, decision] = plain([
    { type: 'veto', unitId: early, path: 'src/db.ts', finding: INJECTION },
    { type: 'decision-available', unitId: early, path: 'src/db.ts', decision: 'repair', message: 'owasp/sql-injection: long' },
  ]);
  expect(veto).toBe(`${VETO}\n${CODE}\n${ADVICE}`);
  expect(decision).toBe('⟲ src/db.ts: refused');
});

test('hostile words stay in their line', () => {
  const finding = { ...hostileFinding(), sink: 'x\u001b[2J\ny' };
  const bodies: readonly EventBody[] = [
    { type: 'run-start', root: '/r\u001b', generator: 'g\n', validators: ['v\u0007'], policyDigest: '', briefDigest: '', resumed: true },
    { type: 'file-start', path: 'a\nb', operation: 'create', fileNo: 0 },
    { type: 'chunk-complete', unitId: 'u', path: 'a\nb', sequence: 1, sha256: '', characters: 40, startLine: 1, endLine: 2 },
    { type: 'veto', unitId: 'u', path: 'a\nb', finding },
    { type: 'decision-available', unitId: 'u', path: 'a\nb', decision: 'reject', message: 'm\u001b[2J' },
    { type: 'file-rejected', path: 'a\nb', reason: 'finding', message: 'x\r' },
    { type: 'note', text: '\u001b]0;t\u0007\u202E' },
  ];
  const lanes = createLanes({ color: false, columns: 300 });
  for (const event of events(bodies)) lanes.push(event);
  const shown = [...plain(bodies), ...lanes.frame(0)].join('');
  expect(shown.replaceAll(/\n {2}(?:4 \||instead:) /g, '')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202E]/);
});

test('an early look at a chunk that is not closed yet is told by its file', () => {
  const lanes = createLanes({ color: false, columns: 200 });
  const early = { type: 'report-available', unitId: 'r1/0/1/9~1', validator: 'owasp', status: 'pass', findings: 0, durationMs: 3 } as const;
  for (const event of events([...story.slice(0, 3), early])) lanes.push(event);
  expect(lanes.frame(0).find((line) => line.includes('owasp'))).toContain('pass src/db.ts 3 ms');
});
