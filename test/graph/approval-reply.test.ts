import { describe, expect, it } from 'vitest';
import { LockstepError } from '../../index.ts';
import type { ApprovalReply, Approver } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { contents, endOf, eventsOf, runToEnd, streamOf } from './run-fixture.ts';
import type { Ended } from './run-fixture.ts';

/** Without a line end: each file is one statement, so one question. */
const CODE = 'export const one = 1;';
const EDITED = 'export const one = 10;';
const ada: Approver = { by: 'Ada', reason: 'in the meeting' };

function start(): Promise<Ended> {
  return runToEnd(scriptedGenerator([streamOf({ 'vite.config.ts': CODE, 'b.config.ts': CODE })], { capabilities: { repair: false } }));
}

describe('the request', () => {
  it('is that of the human-in-the-loop middleware: an action a question, and what may be decided', async () => {
    const { run } = await start();
    expect(run.request).toEqual({
      actionRequests: ['vite.config.ts', 'b.config.ts'].map((path, at) => ({
        name: 'write_file',
        args: { path, operation: 'create', text: CODE, unitId: run.interrupts[at]?.unitId, sha256: run.interrupts[at]?.sha256 },
        description: expect.stringContaining(path),
      })),
      reviewConfigs: [{ actionName: 'write_file', allowedDecisions: ['approve', 'edit', 'reject'] }],
    });
  });
});

describe('a reply', () => {
  it.each<[string, ApprovalReply]>([
    ['of the middleware', { decisions: [{ type: 'edit', editedAction: { name: 'write_file', args: { text: EDITED } } }, { type: 'reject', message: 'no' }] }],
    ['of an agent inbox', [{ type: 'edit', args: { action: 'write_file', args: { text: EDITED } } }, { type: 'response', args: 'no' }]],
  ])('%s belongs to the questions by its place', async (_, reply) => {
    const { run, root, lockstep } = await start();
    const { result, tree, events } = await endOf(root, lockstep, run.resume(reply, ada));
    expect(tree).toEqual({ 'vite.config.ts': EDITED });
    expect(result.rejected).toEqual([{ path: 'b.config.ts', reason: 'denied', message: 'Ada: no' }]);
    expect(eventsOf(events, 'approval-answer').map(({ decision, by, reason }) => [decision, by, reason])).toEqual([
      ['edit', 'Ada', 'in the meeting'],
      ['reject', 'Ada', 'no'],
    ]);
  });

  it('that ignores a question leaves it open', async () => {
    const { run, root } = await start();
    const again = run.resume([{ type: 'ignore' }, { type: 'accept' }], ada);
    expect(await again.result).toMatchObject({ outcome: 'waiting', written: ['b.config.ts'] });
    expect(again.interrupts.map((question) => question.path)).toEqual(['vite.config.ts']);
    expect(contents(root)).toEqual({ 'b.config.ts': CODE });
  });

  it.each<[string, unknown, Approver | undefined, RegExp]>([
    ['without a name', { decisions: [{ type: 'approve' }, { type: 'approve' }] }, undefined, /expected the name of the person/],
    ['with an empty name', [{ type: 'accept' }, { type: 'accept' }], { by: ' ' }, /expected the name of the person/],
    ['with too few decisions', { decisions: [{ type: 'approve' }] }, ada, /expected a decision for each of 2 questions, got 1/],
    ['with too many', [{ type: 'accept' }, { type: 'accept' }, { type: 'accept' }], ada, /got 3/],
    ['that edits without a text', { decisions: [{ type: 'edit', editedAction: { name: 'x', args: {} } }, { type: 'approve' }] }, ada, /edited code of vite\.config\.ts/],
    ['of no known shape', 'yes', ada, /expected answers with unitId.*got "yes"/],
  ])('%s is refused as a whole', async (_, reply, approver, message) => {
    const { run, root } = await start();
    expect(() => run.resume(reply as ApprovalReply, approver)).toThrow(LockstepError);
    expect(() => run.resume(reply as ApprovalReply, approver)).toThrow(message);
    expect(run.interrupts).toHaveLength(2);
    expect(contents(root)).toEqual({});
  });
});
