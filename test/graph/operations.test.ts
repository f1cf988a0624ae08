import { chmodSync, statSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GeneratorPart } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { forbid } from './forbid.ts';
import { COMPLETE, contents, fileParts, ofType, put, runToEnd, streamOf, treeWith } from './run-fixture.ts';
import type { Ended } from './run-fixture.ts';

const OLD = 'export const one = 1;\nexport const two = 2;\n';

function start(name: string, operation: 'create' | 'replace' | 'edit' | 'delete'): GeneratorPart {
  return { type: 'file-start', file: name, path: name, operation };
}

function edits(name: string, ...pairs: readonly (readonly [oldText: string, newText: string])[]): GeneratorPart[] {
  const parts = pairs.map(([oldText, newText]): GeneratorPart => ({ type: 'edit', file: name, oldText, newText }));
  return [start(name, 'edit'), ...parts, { type: 'file-end', file: name }];
}

function run(root: string, parts: readonly GeneratorPart[], validators = [forbid('FLAW')]): Promise<Ended> {
  return runToEnd(scriptedGenerator([[...parts, COMPLETE]], { capabilities: { repair: false } }), { root, validators });
}

describe('edit', () => {
  it('changes exactly the named texts and keeps mode, line ends and byte-order mark', async () => {
    const root = treeWith({ 'a.ts': `\ufeff${OLD.replaceAll('\n', '\r\n')}`, 'untouched.ts': OLD });
    chmodSync(path.join(root, 'a.ts'), 0o755);
    const { result, tree } = await run(root, edits('a.ts', ['two = 2;\n', 'two = 22;\nexport const three = 3;\n'], ['one = 1', 'one = 11']));
    expect(result).toMatchObject({ outcome: 'accepted', written: ['a.ts'] });
    expect(tree).toEqual({ 'a.ts': '\ufeffexport const one = 11;\r\nexport const two = 22;\r\nexport const three = 3;\r\n', 'untouched.ts': OLD });
    expect(statSync(path.join(root, 'a.ts')).mode & 0o777).toBe(0o755);
  });

  it.each([
    ['names a text that is not there', [['three', '3']], /edit 1 names a text that is not there/],
    ['names a text twice', [['one = 1', 'one = 11'], ['export', 'import']], /edit 2 names a text that occurs more than once/],
    ['names no text', [['', 'x']], /edit 1 names no text/],
    ['overlaps itself', [['one = 1;\nexport', 'a'], ['export const two', 'b']], /overlaps another edit/],
  ] as const)('is refused whole when it %s', async (_, pairs, why) => {
    const root = treeWith({ 'a.ts': OLD });
    const { result, tree } = await run(root, edits('a.ts', ...pairs));
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'a.ts', reason: 'pre-image' }] });
    expect(result.rejected[0]?.message).toMatch(why);
    expect(tree).toEqual({ 'a.ts': OLD });
  });

  it('is judged as the file it makes, against what was wrong before', async () => {
    const old = `${OLD}export const old = "FLAW in the past";\n`;
    const root = treeWith({ 'a.ts': old });
    const fine = await run(root, edits('a.ts', ['one = 1', 'one = 11']));
    expect(fine.result.outcome).toBe('accepted');
    const other = treeWith({ 'a.ts': old });
    const bad = await run(other, edits('a.ts', ['one = 1', 'one = "FLAW"']));
    expect(bad.result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'a.ts', reason: 'finding' }] });
    expect(bad.tree).toEqual({ 'a.ts': old });
  });
});

describe('replace and delete', () => {
  it('replaces the whole file', async () => {
    const root = treeWith({ 'a.ts': OLD });
    const [, ...text] = fileParts('a.ts', 'export const three = 3;\n');
    const { result, tree } = await run(root, [start('a.ts', 'replace'), ...text]);
    expect(result.outcome).toBe('accepted');
    expect(tree).toEqual({ 'a.ts': 'export const three = 3;\n' });
  });

  it('leaves the old file when the new one is refused', async () => {
    const root = treeWith({ 'a.ts': OLD });
    const [, ...text] = fileParts('a.ts', 'export const three = 3;\nexport const bad = "FLAW";\n');
    const { result, tree } = await run(root, [start('a.ts', 'replace'), ...text]);
    expect(result.outcome).toBe('rejected');
    expect(tree).toEqual({ 'a.ts': OLD });
  });

  it('asks a person before it deletes', async () => {
    const root = treeWith({ 'a.ts': OLD, 'b.ts': OLD });
    const { result, tree, run: waiting } = await run(root, [start('a.ts', 'delete'), { type: 'file-end', file: 'a.ts' }]);
    expect(result.outcome).toBe('waiting');
    expect(tree).toEqual({ 'a.ts': OLD, 'b.ts': OLD });
    const answers = waiting.interrupts.map(({ unitId, sha256 }) => ({ unitId, sha256, decision: 'approve' as const, by: 'Ada', reason: 'unused' }));
    expect(await waiting.resume(answers).result).toMatchObject({ outcome: 'accepted', written: ['a.ts'] });
    expect(contents(root)).toEqual({ 'b.ts': OLD });
  });

  it.each([
    ['create', 'a.ts', /exists already; expected operation replace or edit/],
    ['replace', 'absent.ts', /no file to replace/],
    ['edit', 'absent.ts', /no file to edit/],
    ['delete', 'absent.ts', /no file to delete/],
  ] as const)('refuses to %s %s', async (operation, name, why) => {
    const root = treeWith({ 'a.ts': OLD });
    const { result, tree } = await run(root, [start(name, operation), { type: 'text-delta', file: name, text: 'x = 1;' }, { type: 'file-end', file: name }]);
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: name, reason: 'pre-image' }] });
    expect(result.rejected[0]?.message).toMatch(why);
    expect(tree).toEqual({ 'a.ts': OLD });
  });
});

describe('a human edits meanwhile (I7)', () => {
  const whenSeen = (act: () => void) => {
    const validator = forbid('FLAW');
    return { ...validator, validate: (request: Parameters<typeof validator.validate>[0]) => (request.unit.phase === 'chunk' ? act() : undefined, validator.validate(request)) };
  };

  it.each([
    ['changes', (file: string) => put(path.dirname(file), path.basename(file), 'mine\n'), { 'a.ts': 'mine\n' }],
    ['deletes', (file: string) => unlinkSync(file), {}],
  ] as const)('and %s the file that is replaced', async (_, act, left) => {
    const root = treeWith({ 'a.ts': OLD });
    let acted = false;
    const once = whenSeen(() => {
      if (!acted) act(path.join(root, 'a.ts'));
      acted = true;
    });
    const [, ...text] = fileParts('a.ts', 'export const three = 3;\n');
    const parts = [start('a.ts', 'replace'), ...text, ...fileParts('b.ts', OLD)];
    const { result, tree, records } = await run(root, parts, [once]);
    expect(result).toMatchObject({ outcome: 'rejected', written: ['b.ts'], rejected: [{ path: 'a.ts', reason: 'pre-image' }] });
    expect(tree).toEqual({ ...left, 'b.ts': OLD });
    expect(ofType(records, 'file-written').map((record) => record.path)).toEqual(['b.ts']);
  });

  it('and creates the file that is to be created', async () => {
    const root = treeWith();
    const { result, tree } = await run(root, fileParts('a.ts', OLD), [whenSeen(() => put(root, 'a.ts', 'mine\n'))]);
    expect(result).toMatchObject({ outcome: 'rejected', rejected: [{ path: 'a.ts', reason: 'pre-image' }] });
    expect(tree).toEqual({ 'a.ts': 'mine\n' });
  });
});

describe('paths', () => {
  it.each(['../out.ts', '/etc/passwd', 'a/../../b.ts', '.git/hooks/pre-commit', '.lockstep/x.ts', 'a\0b.ts', '', 'CON', 'node_modules/x/index.js'])(
    '%j is refused, nothing of it is looked at and other files go on',
    async (name) => {
      const validator = forbid('FLAW');
      const root = treeWith();
      const { result, tree } = await run(root, [...fileParts(name, OLD), ...fileParts('b.ts', OLD)], [validator]);
      expect(result).toMatchObject({ outcome: 'rejected', written: ['b.ts'], rejected: [{ path: name, reason: 'path' }] });
      expect(tree).toEqual({ 'b.ts': OLD });
      expect(new Set(validator.seen.map((unit) => unit.path))).toEqual(new Set(['b.ts']));
    },
  );

  it.each([
    ['a.ts', 'A.ts'],
    ['src/a.ts', 'src/A.ts'],
    ['deep/er/\u00e9.ts', 'deep/er/e\u0301.ts'],
  ])('%s and %s, which are one on some file systems, are shown to a person', async (first, second) => {
    const { result, tree, run: waiting } = await run(treeWith(), streamOf({ [first]: OLD, [second]: OLD }).slice(0, -1));
    expect(result).toMatchObject({ outcome: 'waiting', written: [first] });
    expect(new Set(waiting.interrupts.map((question) => question.path))).toEqual(new Set([second]));
    expect(tree).toEqual({ [first]: OLD });
  });
});
