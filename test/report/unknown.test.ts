import { expect, test } from 'vitest';
import type { Log } from 'sarif';
import type { CheckResult, Report } from '../../contract/index.ts';
import { json, sarif, stylish } from '../../report/index.ts';
import { sampleResult } from './sample-result.ts';

const WHAT = 'input that only informs: given up at src/db.ts:4';

/** The sample, in which a validator gave something up in its second file. */
function withUnknown(): CheckResult {
  const sample = sampleResult();
  const report: Report = { validator: 'owasp', version: '1', unitId: 'u', unitSha256: 'a', programVersion: 1, status: 'pass', findings: [], obligations: [], durationMs: 1, unknown: [WHAT] };
  return { ...sample, files: sample.files.map((file) => (file.path === 'src/db.ts' ? { ...file, reports: [report, report] } : file)) };
}

test('what was given up is a note of the invocation, once, at its file', () => {
  const log: Log = JSON.parse(sarif(withUnknown(), { toolVersion: '0.1.0' }));
  const notes = log.runs[0]?.invocations?.[0]?.toolExecutionNotifications?.filter(({ level }) => level === 'note');
  expect(notes).toEqual([
    {
      descriptor: { id: 'lockstep/unknown' },
      level: 'note',
      message: { text: `src/db.ts: ${WHAT}` },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'src/db.ts', uriBaseId: 'SRCROOT' } } }],
    },
  ]);
});

test('people get one line for all files, programs the places', () => {
  expect(stylish(withUnknown(), { color: false })).toContain('\nnot followed to the end, as far as it only informs: 1 file (json and sarif say where)\n');
  expect(JSON.parse(json(withUnknown()))).toMatchObject({ files: expect.arrayContaining([{ path: 'src/db.ts', validators: expect.arrayContaining([expect.objectContaining({ unknown: [WHAT] })]) }]) });
  expect(stylish(sampleResult(), { color: false })).not.toContain('not followed');
});
