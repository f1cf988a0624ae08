import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Generator } from '../../../index.ts';
import { forbid } from '../../graph/forbid.ts';
import { endOf, eventsOf, ofType, openLockstep, runToEnd, treeWith } from '../../graph/run-fixture.ts';
import { fastTiming, generatorAt, KEY } from './anthropic.ts';
import { DONE, messageEvents, sentIn, writes } from './messages-wire.ts';
import type { WireBlock } from './messages-wire.ts';
import { startWireServer } from './wire-server.ts';
import type { Reply, WireRequest } from './wire-server.ts';

const FILE = [
  "import { readFile } from 'node:fs/promises';\n",
  '\nexport const names: readonly string[] = ["ann", "bob \u{1f600}"];\n',
  '\nexport async function load(path: string): Promise<string> {\n  const text = await readFile(path, "utf8");\n  return text.trim();\n}\n',
  '\nexport const last = names.at(-1);\n',
].join('');
const ANSWER: readonly WireBlock[] = [{ text: 'Writing.' }, { tool: 'write_file', input: { path: 'src/a.ts', operation: 'create', content: FILE } }];

/** What a request says was accepted of the file. */
function acceptedIn(request: WireRequest): string | undefined {
  const said = JSON.stringify(sentIn(request).messages);
  const match = /<accepted>(.*?)<\/accepted>/s.exec(said);
  return match?.[1] === undefined ? undefined : String(JSON.parse(`"${match[1]}"`));
}

/** A model that goes on where it is told to. */
function goesOn(request: WireRequest): Reply {
  const accepted = acceptedIn(request);
  const said = JSON.stringify(sentIn(request).messages.at(-1));
  if (said.includes('Received.') || said.includes('Accepted and complete')) return DONE;
  if (accepted === undefined) return { body: messageEvents(ANSWER) };
  return { body: messageEvents([{ tool: 'continue_file', input: { path: 'src/a.ts', content: FILE.slice(accepted.length) } }]) };
}

describe('a stream that is cut', () => {
  const whole = Buffer.from(messageEvents(ANSWER).join(''));
  /** `SOAK=1` cuts at more places. */
  const count = process.env['SOAK'] === undefined ? 15 : 50;
  const points = Array.from({ length: count }, (_, at) => Math.floor(((at + 0.5) * whole.length) / count));

  it('is gone on with after what was accepted, and ends as if it had not been', async () => {
    let cut = 0;
    let first = true;
    const server = await startWireServer((request) => {
      const reply = first ? ({ body: [whole.subarray(0, cut)], end: cut % 2 === 0 ? 'end' : 'reset' } as const) : goesOn(request);
      first = false;
      return reply;
    });
    const generator = generatorAt(server.url);
    const root = treeWith();
    const lockstep = await openLockstep(generator, { root });
    for (cut of points) {
      first = true;
      rmSync(path.join(root, 'src'), { recursive: true, force: true });
      const { result, tree } = await endOf(root, lockstep, await lockstep.run({ prompt: 'test', runId: `cut-${cut}` }));
      expect({ cut, faults: result.faults, outcome: result.outcome, tree }).toEqual({ cut, faults: [], outcome: 'accepted', tree: { 'src/a.ts': FILE } });
    }
  }, 120_000);

  it('writes nothing and says so when it is cut again and again', async () => {
    for (const cut of points.filter((_, at) => at % 5 === 0)) {
      const server = await startWireServer([{ body: [whole.subarray(0, cut)], end: cut % 2 === 0 ? 'reset' : 'end' }]);
      const { result, tree } = await runToEnd(generatorAt(server.url));
      expect(result.outcome).toBe('failed');
      expect(result.faults.join()).toMatch(/generator anthropic/);
      expect(tree).toEqual({});
      expect(server.requests.length).toBeLessThanOrEqual(5);
    }
  }, 120_000);
});

const FLAW = '\nexport const flawed = "FLAW";';

describe('a verdict', () => {
  it('goes back as the result of the call, and the model goes on after the last good statement', async () => {
    const good = 'export const one = 1;';
    const server = await startWireServer((_, index) => {
      if (index === 0) return { ...writes({ 'src/a.ts': `${good}${FLAW}\n${'export const more = 2;\n'.repeat(200)}` }), pauseMs: 2 };
      return index === 1 ? { body: messageEvents([{ tool: 'continue_file', input: { path: 'src/a.ts', content: '\nexport const fixed = 2;\n' } }]) } : DONE;
    });
    const { result, tree, records } = await runToEnd(generatorAt(server.url), { validators: [forbid('FLAW')] });
    expect(tree).toEqual({ 'src/a.ts': `${good}\nexport const fixed = 2;\n` });
    expect(result.metrics).toMatchObject({ vetoes: 1, repairs: 1 });
    const [task, call, verdict] = sentIn(server.requests[1]).messages;
    expect(task?.role).toBe('user');
    expect(call?.content[0]).toMatchObject({ type: 'tool_use', name: 'write_file', input: { path: 'src/a.ts', content: `${good}${FLAW}` } });
    expect(verdict?.content[0]).toMatchObject({ type: 'tool_result', is_error: true, content: expect.stringContaining('Write it without the flaw.') });
    expect(JSON.stringify(verdict)).toContain(`<accepted>${good}</accepted>`);
    expect(ofType(records, 'model-usage').map((record) => record.model)).toEqual(['model-1-20260101', 'model-1-20260101', 'model-1-20260101']);
    expect(ofType(records, 'run-start')[0]?.identity).toEqual({ agent: 'anthropic', model: 'model-1', provider: 'anthropic' });
  });

  it('is refused again when the model rewrites what was accepted, and the model is told', async () => {
    const server = await startWireServer((_, index) => {
      if (index === 0) return writes({ 'src/a.ts': `export const one = 1;${FLAW}` });
      if (index === 1) return { body: messageEvents([{ tool: 'write_file', input: { path: 'src/a.ts', operation: 'create', content: 'export const uno = 1;\n' } }]) };
      return index === 2 ? { body: messageEvents([{ tool: 'continue_file', input: { path: 'src/a.ts', content: '\nexport {};\n' } }]) } : DONE;
    });
    const { result, tree } = await runToEnd(generatorAt(server.url), { validators: [forbid('FLAW')] });
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual({ 'src/a.ts': 'export const one = 1;\nexport {};\n' });
    expect(JSON.stringify(sentIn(server.requests[2]).messages.at(-1))).toContain('cannot be changed any more');
  });
});

describe('money', () => {
  it('stops a run before the request that would not fit, and what was accepted stays', async () => {
    const server = await startWireServer([writes({ 'src/a.ts': FILE }, { usage: { output_tokens: 30_000 } }), DONE]);
    const { result, tree } = await runToEnd(generatorAt(server.url, { price: { input: 3, output: 15 }, budget: { usd: 0.455 } }));
    expect(result).toMatchObject({ outcome: 'failed', usage: { requests: 1, outputTokens: 30_000 } });
    expect(result.faults.join()).toMatch(/the budget does not suffice.*\$0\.45\d+ of \$0\.455/);
    expect(server.requests.length).toBe(1);
    expect(tree).toEqual({});
  });

  it('is counted on the safe side when a provider counts nonsense', async () => {
    const usage = { output_tokens: -5, input_tokens: 'many' };
    const server = await startWireServer([writes({ 'src/a.ts': FILE }, { usage }), DONE]);
    const { result } = await runToEnd(generatorAt(server.url));
    expect(result.usage?.outputTokens).toBeGreaterThan(FILE.length / 4);
  });
});

describe('a secret', () => {
  const PLANTED = 'ghp_Planted0Canary1Token2Planted3Canary4';

  it('and the key are in no artefact, no request body and no error', async () => {
    const root = treeWith({ 'src/old.ts': `export const token = process.env.TOKEN ?? '${PLANTED}';\n` });
    const bodies: string[] = [];
    const echo = (request: WireRequest): Reply => {
      bodies.push(request.body);
      if (bodies.length === 1) return { body: messageEvents([{ tool: 'read_file', input: { path: 'src/old.ts' } }]) };
      if (bodies.length === 2) return writes({ 'src/new.ts': 'export {};\n' });
      return { status: 400, headers: { 'content-type': 'application/json' }, body: [JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message: `bad ${KEY} ${PLANTED} ${request.body}` } })] };
    };
    const server = await startWireServer(echo);
    const generator: Generator = generatorAt(server.url, { files: (await import('../../../index.ts')).projectFiles(root), timing: fastTiming().timing });
    const { result, events, run } = await runToEnd(generator, { root, record: true });
    expect(result.outcome).toBe('failed');
    await run.result;
    expect(bodies[1]).toContain('tool_result');
    for (const body of bodies) expect(body).not.toContain(PLANTED);
    const seen = [JSON.stringify(events), JSON.stringify(result), ...bodies, ...stateOf(root)];
    for (const text of seen) expect(text).not.toContain(KEY);
    for (const text of [JSON.stringify(events), JSON.stringify(result), ...stateOf(root)]) expect(text).not.toContain(PLANTED);
    expect(eventsOf(events, 'usage').length).toBe(2);
  });
});

/** Every file of our own state. */
function stateOf(root: string): string[] {
  const folder = path.join(root, '.lockstep');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
}
