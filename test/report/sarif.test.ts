import { expect, test } from 'vitest';
import type { Log, Run } from 'sarif';
import { lineHashes } from '../../report/line-hash.ts';
import { sarif } from '../../report/index.ts';
import { CYCLE, DATABASE_TEXT, INJECTION, ROUTES_TEXT, sampleResult } from './sample-result.ts';

function runOf(result = sampleResult()): Run {
  const log: Log = JSON.parse(sarif(result, { toolVersion: '0.1.0', automationId: 'lockstep/check/7' }));
  const [run] = log.runs;
  if (run === undefined) throw new Error('a log without a run');
  return run;
}

test('a rule carries all that GitHub shows and filters by', () => {
  expect(runOf().tool.driver.rules).toEqual([
    {
      id: 'owasp/sql-injection',
      name: 'SqlInjection',
      shortDescription: { text: 'SQL is built from untrusted input.' },
      fullDescription: { text: 'SQL is built from untrusted input. An attacker can read or change the database.' },
      help: { text: expect.stringContaining('Instead: Pass the value as a query parameter.'), markdown: expect.stringContaining('**Instead:**') },
      defaultConfiguration: { level: 'error' },
      properties: {
        tags: ['security', 'owasp', 'external/cwe/cwe-089', 'external/cwe/cwe-020', 'OWASP-A05:2025'],
        precision: 'very-high',
        'problem.severity': 'error',
        'security-severity': '9.5',
      },
    },
    expect.objectContaining({
      id: 'architecture/cycle',
      properties: { tags: ['maintainability', 'architecture'], precision: 'medium', 'problem.severity': 'warning' },
    }),
  ]);
});

test('a finding stands at the sink, with its code, its way and its fingerprints', () => {
  const result = runOf().results?.[1];
  expect(result).toMatchObject({
    ruleId: 'owasp/sql-injection',
    ruleIndex: 0,
    level: 'error',
    message: { text: "User input from 'req.query.id' reaches 'pool.query'. Instead: Pass the value as a query parameter." },
    partialFingerprints: { primaryLocationLineHash: lineHashes(DATABASE_TEXT)[3], 'lockstep/v1': INJECTION.fingerprint },
    suppressions: [],
    properties: { blocks: true, symbol: 'find' },
  });
  expect(result?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'src/db.ts', uriBaseId: 'SRCROOT' },
    region: { startLine: 4, startColumn: 20, endLine: 4, endColumn: 67, snippet: { text: "`select * from u where n = '😀' and id = ${id}`" } },
    contextRegion: { startLine: 2, endLine: 5, snippet: { text: DATABASE_TEXT.slice(DATABASE_TEXT.indexOf('\r\n') + 2) } },
  });
  const steps = result?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
  expect(steps.map((step) => step.location?.physicalLocation?.artifactLocation?.uri)).toEqual(['src/routes.ts', 'src/db.ts', 'src/db.ts']);
  expect(steps.at(-1)?.location?.physicalLocation?.region).toMatchObject({ startLine: 4, startColumn: 20 });
});

test('a trace that stops before the sink is led to it', () => {
  const cut = { ...INJECTION, trace: INJECTION.trace.slice(0, 1) };
  const files = [{ path: 'src/db.ts', text: DATABASE_TEXT, findings: [cut], reports: [] }];
  const steps = runOf(sampleResult({ files })).results?.[0]?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
  expect(steps.map((step) => step.location?.physicalLocation?.region?.startLine)).toEqual([4, 4]);
  expect(steps.at(-1)?.location?.message?.text).toBe(INJECTION.message);
});

test('a waived finding is suppressed with its reason, and has no way when it has no trace', () => {
  const result = runOf().results?.[0];
  expect(result?.suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: 'waiver: ada: goes with the next release' }]);
  expect(result).not.toHaveProperty('codeFlows');
  expect(result?.level).toBe('warning');
});

test('a heuristic finding is a note', () => {
  const audit = { ...CYCLE, confidence: 'heuristic' as const };
  const files = [{ path: 'src/routes.ts', text: ROUTES_TEXT, findings: [audit], reports: [] }];
  expect(runOf(sampleResult({ files })).results?.[0]?.level).toBe('note');
});

test('a file that was not analysed is no success either', () => {
  const unchecked = sampleResult().unchecked.filter(({ kind }) => kind !== 'failed');
  expect(runOf(sampleResult({ unchecked })).invocations?.[0]?.executionSuccessful).toBe(false);
});

test('code can be left out, and the hash of its line stays', () => {
  const plain = sarif(sampleResult(), { toolVersion: '0.1.0', snippets: false });
  expect(plain).not.toContain('snippet');
  expect(plain).toContain(`"primaryLocationLineHash": "${lineHashes(DATABASE_TEXT)[3]}"`);
});

test('the repository is named when the caller knows it', () => {
  const versionControl = { repositoryUri: 'https://example.org/a.git', revisionId: 'abc123', branch: 'main' };
  const log: Log = JSON.parse(sarif(sampleResult(), { toolVersion: '0.1.0', versionControl }));
  expect(log.runs[0]?.versionControlProvenance).toEqual([{ ...versionControl, mappedTo: { uriBaseId: 'SRCROOT' } }]);
  expect(runOf()).not.toHaveProperty('versionControlProvenance');
});

test('a validator that broke makes the execution unsuccessful; what was not looked at is told', () => {
  const [invocation] = runOf().invocations ?? [];
  expect(invocation?.executionSuccessful).toBe(false);
  expect(invocation?.toolExecutionNotifications?.map((each) => [each.level, each.message.text])).toEqual([
    ['warning', 'src/odd.ts was not analysed: it does not parse: line 3'],
    ['error', 'src/slow.ts could not be judged: memory-leak timed out after 2000 ms'],
  ]);
});

test('without a fault the execution is successful', () => {
  expect(runOf(sampleResult({ unchecked: [] })).invocations).toEqual([{ executionSuccessful: true }]);
});

test('the run names its root, its columns and itself', () => {
  expect(runOf()).toMatchObject({
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { uri: 'file:///repo/' } },
    automationDetails: { id: 'lockstep/check/7' },
  });
});

test('a rule nobody listed is described from its finding', () => {
  const run = runOf(sampleResult({ rules: [] }));
  expect(run.tool.driver.rules?.map((rule) => rule.id)).toEqual(['architecture/cycle', 'owasp/sql-injection']);
  expect(run.results?.map((result) => result.ruleIndex)).toEqual([0, 1]);
});
