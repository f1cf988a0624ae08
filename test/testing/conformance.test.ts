import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitGenerator, replayGenerator } from '../../index.ts';
import type { GenerationRequest, Generator, GeneratorPart, Validator } from '../../index.ts';
import { generatorConformance, scriptedGenerator, validatorConformance } from '../../testing.ts';
import type { ConformanceCase } from '../../testing.ts';
import { builtInValidators } from '../../validators/index.ts';
import { faulty } from '../fixtures/validators/faulty.mjs';
import { forbid } from '../graph/forbid.ts';
import { COMPLETE, fileParts, put, streamOf, treeWith } from '../graph/run-fixture.ts';

const request: GenerationRequest = { task: { prompt: 'x' }, brief: '', attempt: 1, accepted: [] };
const FILES = { 'a.ts': 'export const a = 1;\n'.repeat(20), 'b.ts': 'export const b = 1;\n' };

async function failuresOf(cases: readonly ConformanceCase[]): Promise<string[]> {
  const failures: string[] = [];
  for (const each of cases) await each.run().catch((error: unknown) => failures.push(`${each.name}: ${error instanceof Error ? error.message : String(error)}`));
  return failures;
}

function repository(): string {
  const root = treeWith(FILES);
  const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: root, stdio: 'ignore' });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'first');
  put(root, 'a.ts', 'export const a = 2;\n');
  put(root, 'new name.ts', 'export const n = 1;\n');
  git('add', '-A');
  git('commit', '-qm', 'second');
  return root;
}

function recording(): string {
  const file = path.join(treeWith(), 'recording.jsonl');
  const header = { lockstep: 'recording', v: 1, generator: 'test', capabilities: { repair: false, resume: true, edit: true } };
  const lines = [header, ...streamOf(FILES).map((part, at) => ({ attempt: 1, t: at, part }))];
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

describe('our generators keep the contract:', () => {
  it.each<[string, () => Promise<Generator>]>([
    ['scripted', () => Promise.resolve(scriptedGenerator([streamOf(FILES)]))],
    ['replay, fast', () => replayGenerator({ file: recording(), pace: 'fast' })],
    ['replay, as recorded', () => replayGenerator({ file: recording(), pace: 'recorded' })],
    ['git', () => gitGenerator({ root: repository(), range: 'HEAD~1..HEAD' })],
  ])('%s', async (_, make) => {
    const cases = generatorConformance(make, request);
    expect(cases.length).toBeGreaterThanOrEqual(5);
    expect(await failuresOf(cases)).toEqual([]);
  });

  it('git streams what the range leaves behind', async () => {
    const generator = await gitGenerator({ root: repository(), range: 'HEAD~1..HEAD' });
    const parts: GeneratorPart[] = [];
    for await (const part of generator.generate(request, new AbortController().signal)) parts.push(part);
    const starts = parts.flatMap((part) => (part.type === 'file-start' ? [[part.path, part.operation]] : []));
    expect(starts.sort()).toEqual([['a.ts', 'replace'], ['new name.ts', 'create']]);
    const text = parts.flatMap((part) => (part.type === 'text-delta' && part.file === 'a.ts' ? [part.text] : [])).join('');
    expect(text).toBe('export const a = 2;\n');
  });

  it('replay leaves out what was accepted, and refuses another prefix', async () => {
    const generator = await replayGenerator({ file: recording(), pace: 'fast' });
    const play = async (prefix: string): Promise<string> => {
      const parts: string[] = [];
      const accepted = [{ path: 'a.ts', operation: 'create' as const, text: prefix, complete: false }];
      for await (const part of generator.generate({ ...request, attempt: 2, accepted }, new AbortController().signal))
        if (part.type === 'text-delta' && part.file === 'a.ts') parts.push(part.text);
      return parts.join('');
    };
    expect(await play(FILES['a.ts'].slice(0, 57))).toBe(FILES['a.ts'].slice(57));
    await expect(play('something else')).rejects.toThrow('differs from what was accepted');
  });
});

describe('the suite for generators fails one that', () => {
  const broken = (generate: Generator['generate'], over: Partial<Generator> = {}): (() => Promise<Generator>) => () =>
    Promise.resolve({ id: 'broken', capabilities: { repair: false, resume: false, edit: false }, generate, ...over });
  const sending = (parts: readonly unknown[]): Generator['generate'] =>
    async function* () {
      await Promise.resolve();
      yield* parts as GeneratorPart[];
    };
  const file = fileParts('a.ts', 'export const a = 1;\n');

  it.each<[string, () => Promise<Generator>, RegExp]>([
    ['has no name', broken(sending([...file, COMPLETE]), { id: '' }), /expected an id/],
    ['does not say what it can do', broken(sending([...file, COMPLETE]), { capabilities: {} as never }), /capabilities\.repair/],
    ['sends something else', broken(sending([...file, { type: 'tool-call' }, COMPLETE])), /got tool-call/],
    ['writes before it opens', broken(sending([...file.slice(1), COMPLETE])), /to be open/],
    ['leaves a file open', broken(sending([...file.slice(0, -1), COMPLETE])), /to be ended/],
    ['opens twice', broken(sending([file[0], ...file, COMPLETE])), /started once/],
    ['does not finish', broken(sending(file)), /expected finish as the last/],
    ['goes on after finish', broken(sending([COMPLETE, ...file])), /expected finish as the last/],
    ['does not listen', broken(sending(Array.from({ length: 50 }, () => file).flat())), /at most one part after the abort/],
  ])('%s', async (_, make, why) => {
    expect((await failuresOf(generatorConformance(make, request))).join('\n')).toMatch(why);
  });
});

describe('validators', () => {
  const samples = [
    { path: 'good.ts', text: 'export const one = 1;\n' },
    { path: 'flawed.ts', text: "import { exec } from 'node:child_process';\nexport const run = (x: string) => exec(x + missing);\nsetInterval(() => run('ls'), 10);\n" },
    { path: 'wrong.ts', text: 'export const = ;\n' },
    { path: 'empty.ts', text: '' },
    { path: 'notes.md', text: '# Notes\n' },
  ];

  it.each(builtInValidators().map((validator) => [validator.id, validator] as const))('of ours keep the contract: %s', async (_, validator) => {
    expect(await failuresOf(validatorConformance(validator, treeWith(), samples))).toEqual([]);
  });

  it('that are plain objects can keep it', async () => {
    expect(await failuresOf(validatorConformance(forbid('missing'), treeWith(), samples))).toEqual([]);
  });

  it.each(['throws', 'ends without done', 'answers for other bytes', 'answers for another program', 'says fail without a finding', 'yields an empty finding'])(
    'that break it are failed: one that %s',
    async (kind) => {
      const cases = validatorConformance(faulty({ kind }), treeWith(), [{ path: 'a.ts', text: 'export const TRIGGER = 1;\n' }]);
      expect((await failuresOf(cases)).join('\n')).toContain('expected a verdict, got error');
    },
  );

  it('that point outside the text, or say another thing each time, are failed', async () => {
    const one = forbid('one');
    const outside: Validator = {
      ...one,
      async *validate(given) {
        for await (const part of one.validate(given))
          yield part.type === 'finding' ? { ...part, finding: { ...part.finding, location: { ...part.finding.location, end: { line: 1, column: 1, offset: 9_999 } } } } : part;
      },
    };
    let asked = 0;
    const fickle: Validator = { ...one, validate: (given) => (asked++ % 2 === 0 ? one : forbid('nowhere')).validate(given) };
    expect((await failuresOf(validatorConformance(outside, treeWith(), samples))).join('\n')).toContain('the place lies outside the text');
    expect((await failuresOf(validatorConformance(fickle, treeWith(), samples))).join('\n')).toContain('two looks at the same bytes disagree');
  });
});
