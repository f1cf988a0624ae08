import { describe, expect, it } from 'vitest';
import type { GeneratorPart } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { forbid } from './forbid.ts';
import { COMPLETE, eventsOf, fileParts, isAnywhere, ofType, runToEnd, streamOf, treeWith } from './run-fixture.ts';

const GOOD = 'export const one = 1;\n\nexport const two = 2;';
const BAD = `${GOOD}\n\nexport const three = "FLAW";\n\nexport const four = 4;\n`;
const REPAIRED = '\n\nexport const three = 3;\n';

/** The rest of a file that was begun in an attempt before. */
function rest(name: string, text: string): GeneratorPart[] {
  return fileParts(name, text);
}

describe('a run', () => {
  it('writes what every validator has passed, and records who did', async () => {
    const { result, tree, events, records } = await runToEnd(scriptedGenerator([streamOf({ 'src/a.ts': GOOD, 'README.md': '# Hello\n' })]));
    expect(result).toMatchObject({ outcome: 'accepted', written: ['src/a.ts', 'README.md'], rejected: [], faults: [] });
    expect(tree).toEqual({ 'src/a.ts': GOOD, 'README.md': '# Hello\n' });
    expect(eventsOf(events, 'file-written').map((event) => [event.path, event.notAnalysed])).toEqual([
      ['src/a.ts', false],
      ['README.md', true],
    ]);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, at) => at + 1));
    const accepted = ofType(records, 'chunk-accepted');
    expect(accepted.map(({ chunk }) => [chunk.path, chunk.index])).toEqual([['src/a.ts', 0], ['src/a.ts', 1], ['README.md', 0]]);
    for (const { reports, chunk } of accepted) expect(reports.every((report) => report.unitSha256 === chunk.sha256)).toBe(true);
    expect(records.at(-1)).toEqual({ type: 'run-end', outcome: 'accepted' });
  });

  it('refuses a flaw of a generator that cannot repair, and lets other files go on', async () => {
    const generator = scriptedGenerator([streamOf({ 'a.ts': BAD, 'b.ts': GOOD })], { capabilities: { repair: false } });
    const { result, tree, root, records, events } = await runToEnd(generator, { validators: [forbid('FLAW')] });
    expect(result).toMatchObject({ outcome: 'rejected', written: ['b.ts'], rejected: [{ path: 'a.ts', reason: 'finding' }] });
    expect(tree).toEqual({ 'b.ts': GOOD });
    expect(isAnywhere(root, 'FLAW')).toBe(false);
    expect(ofType(records, 'chunk-accepted').filter(({ chunk }) => chunk.path === 'a.ts')).toHaveLength(2);
    expect(eventsOf(events, 'file-written').map((event) => event.path)).toEqual(['b.ts']);
    expect(result.findings.map((finding) => [finding.rule, finding.location.start.line])).toEqual([['custom/flaw', 5]]);
  });

  it('names what only the whole file shows once among its findings', async () => {
    const code = "const { exec } = require('child_process');\n\nfunction run(name, done) {\n  exec('git clone ' + name, done);\n}\n\nmodule.exports = { run };\n";
    const { result, events } = await runToEnd(scriptedGenerator([streamOf({ 'index.js': code })]), { root: treeWith({ 'package.json': '{ "name": "lib", "main": "index.js" }' }) });
    expect(result.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['owasp/command-injection', 'medium']]);
    expect(eventsOf(events, 'finding-available').map(({ unitId }) => unitId.split('/').at(-1))).toEqual(['file', 'program']);
  });

  it('stops the stream at a flaw, asks for a repair and goes on after the last good unit', async () => {
    const generator = scriptedGenerator([
      [...fileParts('a.ts', BAD), ...fileParts('late.ts', GOOD), COMPLETE],
      [...rest('a.ts', REPAIRED), ...fileParts('late.ts', GOOD), COMPLETE],
    ]);
    const { result, tree, root, events } = await runToEnd(generator, { validators: [forbid('FLAW')] });
    generator.assertDone();
    expect(result).toMatchObject({ outcome: 'accepted', rejected: [] });
    expect(tree).toEqual({ 'a.ts': `${GOOD}${REPAIRED}`, 'late.ts': GOOD });
    expect(isAnywhere(root, 'FLAW')).toBe(false);
    const [, second] = generator.requests;
    expect(second?.accepted.find((each) => each.path === 'a.ts')).toEqual({ path: 'a.ts', operation: 'create', text: GOOD, complete: false });
    expect(second?.repair).toMatchObject({ path: 'a.ts', refusedText: '\n\nexport const three = "FLAW";' });
    expect(second?.repair?.advice).toContain('Write it without the flaw.');
    expect(eventsOf(events, 'veto')).toHaveLength(1);
    expect(result.metrics).toMatchObject({ vetoes: 1, repairs: 1 });
  });

  it('ends closed when the repair rounds are used up', async () => {
    const attempt = (name: string, next: string): GeneratorPart[] => [...fileParts('a.ts', `\nexport const ${name} = 1;\nexport const ${next} = "FLAW";\n`), COMPLETE];
    const generator = scriptedGenerator([attempt('a', 'b'), attempt('b', 'c'), attempt('c', 'd'), [COMPLETE]]);
    const policy = { repair: { rounds: 2, totalRounds: 9 } };
    const { result, tree, root } = await runToEnd(generator, { validators: [forbid('FLAW')], policy });
    expect(result).toMatchObject({ outcome: 'rejected', written: [], rejected: [{ path: 'a.ts', reason: 'repair-exhausted' }] });
    expect(result.rejected[0]?.message).toContain('no repair round is left');
    expect(result.metrics.repairs).toBe(2);
    expect(tree).toEqual({});
    expect(isAnywhere(root, 'FLAW')).toBe(false);
  });

  it('bounds the repairs of the whole run', async () => {
    const bad = (name: string, round: number): GeneratorPart[] => fileParts(name, `export const x = "FLAW ${round}";\n`);
    const names = ['a.ts', 'b.ts', 'c.ts'];
    const step = (round: number): GeneratorPart[] => [...names.flatMap((name) => bad(name, round)), COMPLETE];
    const generator = scriptedGenerator(Array.from({ length: 12 }, (_, round) => step(round)));
    const { result, tree } = await runToEnd(generator, { validators: [forbid('FLAW')], policy: { repair: { rounds: 9, totalRounds: 3 } } });
    expect(result.outcome).toBe('rejected');
    expect(result.metrics.repairs).toBe(3);
    expect(result.rejected.map((each) => each.path).sort()).toEqual(names);
    expect(tree).toEqual({});
  });

  it('does not ask again when the generator sends the same bytes', async () => {
    const stream = streamOf({ 'a.ts': 'export const x = "FLAW";\n' });
    const generator = scriptedGenerator([stream, stream, stream]);
    const { result, tree } = await runToEnd(generator, { validators: [forbid('FLAW')] });
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'a.ts', reason: 'repair-exhausted' }] });
    expect(result.rejected[0]?.message).toContain('the same bytes again');
    expect(generator.requests.filter((request) => request.repair !== undefined)).toHaveLength(1);
    expect(tree).toEqual({});
  });

  it('goes back to the flawed unit when only the whole file shows the flaw', async () => {
    const generator = scriptedGenerator([streamOf({ 'a.ts': BAD }), [...rest('a.ts', REPAIRED), COMPLETE]]);
    const { result, tree, records } = await runToEnd(generator, { validators: [forbid('FLAW', ['file', 'program'])] });
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual({ 'a.ts': `${GOOD}${REPAIRED}` });
    expect(ofType(records, 'chunk-superseded').map((record) => record.chunkId.split('/').at(-1))).toEqual(['2', '3', '4']);
  });

  it('knows what a generator that cannot resume repeats', async () => {
    const repaired = BAD.replace('"FLAW"', '3');
    const generator = scriptedGenerator([streamOf({ 'a.ts': BAD }), streamOf({ 'a.ts': repaired })], { capabilities: { resume: false } });
    const { result, tree, records } = await runToEnd(generator, { validators: [forbid('FLAW')] });
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual({ 'a.ts': repaired });
    expect(ofType(records, 'chunk-accepted').map(({ chunk }) => chunk.index)).toEqual([0, 1, 2, 3, 4]);
  });

  it('refuses a repetition that is not what was accepted', async () => {
    const generator = scriptedGenerator([streamOf({ 'a.ts': BAD }), streamOf({ 'a.ts': BAD.replace("one", "uno") })], { capabilities: { resume: false } });
    const { result, tree } = await runToEnd(generator, { validators: [forbid('FLAW')] });
    expect(result.outcome).toBe('failed');
    expect(result.faults.join()).toContain('differs from what was accepted');
    expect(tree).toEqual({});
  });

  it('gives its units once: ids and sequence numbers are never used again', async () => {
    const generator = scriptedGenerator([streamOf({ 'a.ts': BAD }), [...rest('a.ts', REPAIRED), COMPLETE]]);
    const { events } = await runToEnd(generator, { validators: [forbid('FLAW')] });
    const chunks = eventsOf(events, 'chunk-complete');
    expect(new Set(chunks.map((event) => event.unitId)).size).toBe(chunks.length);
    expect(chunks.map((event) => event.sequence)).toEqual([...new Set(chunks.map((event) => event.sequence))].sort((a, b) => a - b));
  });
});
