import { describe, expect, test } from 'vitest';
import type { EventBody, FingerprintedFinding, LockstepEvent } from '../../contract/index.ts';
import { createMeter, measureRun } from '../../metrics/index.ts';

const position = { line: 1, column: 1, offset: 0 };

function finding(rule: FingerprintedFinding['rule'], fingerprint: string): FingerprintedFinding {
  const location = { path: 'a.ts', start: position, end: position };
  return { rule, message: '', severity: 'high', confidence: 'certain', location, trace: [], advice: '', symbol: '', sink: '', fingerprint };
}

const start: EventBody = { type: 'run-start', root: '/', generator: 'g', validators: ['owasp'], policyDigest: '', briefDigest: '', resumed: false };

function chunk(unitId: string, characters: number, lines: number): EventBody {
  return { type: 'chunk-complete', unitId, path: 'a.ts', sequence: 1, sha256: '', characters, startLine: 1, endLine: lines };
}

function report(unitId: string, durationMs: number): EventBody {
  return { type: 'report-available', unitId, validator: 'owasp', status: 'pass', findings: 0, durationMs };
}

function decision(unitId: string, decided: 'accept' | 'repair' | 'reject' | 'escalate'): EventBody {
  return { type: 'decision-available', unitId, path: 'a.ts', decision: decided, message: '' };
}

function end(outcome: 'accepted' | 'waiting', supersteps: number): EventBody {
  const metrics = { ...createMeter().metrics(0), supersteps };
  return { type: 'run-end', outcome, written: [], rejected: [], metrics };
}

/** Events at given times in milliseconds. */
function story(...told: readonly (readonly [number, EventBody])[]): readonly LockstepEvent[] {
  return told.map(([ts, body], index) => ({ v: 1, runId: 'r', seq: index + 1, ts, ...body }));
}

const validating = (unitId: string): EventBody => ({ type: 'validation-start', unitId, phase: 'chunk', path: 'a.ts' });

describe('measureRun', () => {
  test('the part of a validation that lies in streaming time overlaps', () => {
    const metrics = measureRun(
      story(
        [0, start],
        [0, { type: 'attempt-start', attempt: 1 }],
        [100, report('u', 40)],
        [200, { type: 'attempt-end', attempt: 1, reason: 'complete' }],
        [230, report('v', 60)],
        [400, end('accepted', 3)],
      ),
    );
    expect(metrics).toMatchObject({ wallMs: 400, generatingMs: 200, idleMs: 200, validatingMs: 100, overlap: 0.7, slowdown: 2, supersteps: 3 });
    expect(metrics.validators).toEqual({ owasp: { reports: 2, busyMs: 100 } });
  });

  test('a verdict lasts from the end of the statement to its last report, judged again or not', () => {
    const metrics = measureRun(
      story([0, start], [10, validating('u')], [14, report('u', 4)], [20, validating('u')], [32, report('u', 4)], [50, decision('u', 'accept')], [60, end('accepted', 1)]),
    );
    expect(metrics).toMatchObject({ verdictMsP50: 22, verdictMsP95: 22 });
  });

  test('text that was refused, replaced or never finished is wasted', () => {
    const metrics = measureRun(
      story(
        [0, start],
        [0, { type: 'text-available', path: 'a.ts', characters: 500 }],
        [0, chunk('1', 200, 4)],
        [0, { type: 'chunk-accepted', unitId: '1', path: 'a.ts', sha256: '' }],
        [0, chunk('2', 100, 3)],
        [0, decision('2', 'repair')],
        [0, chunk('3', 100, 3)],
        [0, { type: 'chunk-accepted', unitId: '3', path: 'a.ts', sha256: '' }],
        [0, { type: 'chunk-superseded', unitId: '3', path: 'a.ts' }],
        [60_000, end('accepted', 1)],
      ),
    );
    expect(metrics).toMatchObject({ wastedPerUseful: 300 / 200, linesPerMinute: 4, chunks: 3, accepted: 2, refused: 1, superseded: 1 });
  });

  test('accepted text of a rejected file is not useful', () => {
    const accepted: EventBody = { type: 'chunk-accepted', unitId: '1', path: 'a.ts', sha256: '' };
    const rejected: EventBody = { type: 'file-rejected', path: 'a.ts', reason: 'finding', message: '' };
    const metrics = measureRun(story([0, start], [0, chunk('1', 200, 4)], [0, accepted], [0, rejected], [60_000, end('accepted', 1)]));
    expect(metrics).toMatchObject({ linesPerMinute: 0, wastedPerUseful: 0 });
  });

  test('time in which only people were waited for is no time of the run, also when another process goes on', () => {
    const metrics = measureRun(
      story([0, start], [50, end('waiting', 2)], [9_000, { ...start, resumed: true }], [9_020, end('accepted', 5)]),
    );
    expect(metrics).toMatchObject({ wallMs: 70, peopleMs: 8_950, supersteps: 7 });
  });

  test('a process that died ends its stream with its last event', () => {
    const metrics = measureRun(
      story(
        [0, start],
        [10, { type: 'attempt-start', attempt: 1 }],
        [60, { type: 'note', text: 'the last thing that was heard' }],
        [5_000, { ...start, resumed: true }],
        [5_010, end('accepted', 1)],
      ),
    );
    expect(metrics).toMatchObject({ wallMs: 70, generatingMs: 50, peopleMs: 0 });
  });

  test('waiting for room counts against the gate, not the generator', () => {
    const metrics = measureRun(
      story(
        [0, { type: 'attempt-start', attempt: 1 }],
        [60, { type: 'stream-held', ms: 50 }],
        [100, { type: 'attempt-end', attempt: 1, reason: 'complete' }],
        [100, end('accepted', 1)],
      ),
    );
    expect(metrics).toMatchObject({ heldMs: 50, slowdown: 2 });
  });

  test('each finding counts once, by what was decided last about its code', () => {
    const found = (unitId: string, rule: FingerprintedFinding['rule'], fingerprint: string): EventBody => ({
      type: 'finding-available',
      unitId,
      finding: finding(rule, fingerprint),
    });
    const metrics = measureRun(
      story(
        [0, start],
        [0, found('1~1', 'owasp/sql-injection', 'f1')],
        [0, found('1', 'owasp/sql-injection', 'f1')],
        [0, decision('1', 'repair')],
        [0, found('2', 'memory-leak/timer', 'f2')],
        [0, decision('2', 'escalate')],
        [0, decision('2', 'accept')],
        [0, found('3', 'owasp/xss', 'f3')],
        [0, decision('3', 'escalate')],
        [0, found('4', 'owasp/xss', 'f4')],
        [1, end('waiting', 1)],
      ),
    );
    expect(metrics.findings).toEqual({ owasp: { refused: 1, asked: 1, accepted: 0 }, 'memory-leak': { refused: 0, asked: 0, accepted: 1 } });
  });
});
