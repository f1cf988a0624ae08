import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffGenerator } from '../../../index.ts';
import { contents, runToEnd, treeWith } from '../../graph/run-fixture.ts';
import { joined, partsOf, textSource } from './sessions.ts';

/** What git says of the way from one tree to another. */
function gitDiff(before: Readonly<Record<string, string>>, change: (root: string) => void, ...options: readonly string[]): string {
  const root = treeWith(before);
  const git = (...args: readonly string[]): string => execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: root, encoding: 'utf8' });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'x');
  change(root);
  git('add', '-A');
  return git('diff', '--cached', ...options);
}

const diffOf = (root: string, text: string) => diffGenerator({ source: textSource(text), root });

describe('a unified diff', () => {
  it('of git becomes what git made of it: new, edited, deleted, renamed, with CRLF and without a last line end', async () => {
    const before = { 'a.ts': 'export const a = 1;\nexport const b = 2;', 'crlf.ts': 'export const x = 1;\r\nexport const y = 1;\r\n', 'old name.ts': 'export const one = 1;\nexport const two = 2;\nexport const three = 3;\n' };
    const text = gitDiff(before, (root) => {
      writeFileSync(path.join(root, 'a.ts'), 'export const a = 1;\nexport const c = 3;');
      writeFileSync(path.join(root, 'crlf.ts'), 'export const x = 1;\r\nexport const y = 2;\n');
      mkdirSync(path.join(root, 'src'));
      writeFileSync(path.join(root, 'src/ünïcode.ts'), 'export const u = 1;\n');
      execFileSync('git', ['mv', 'old name.ts', 'new name.ts'], { cwd: root });
    });
    const root = treeWith(before);
    const { result, tree, run } = await runToEnd(diffOf(root, text), { root });
    expect(result.outcome).toBe('waiting');
    expect(run.interrupts.map((question) => [question.path, question.operation])).toEqual([['old name.ts', 'delete']]);
    expect(tree).toEqual({
      ...before,
      'a.ts': 'export const a = 1;\nexport const c = 3;',
      'crlf.ts': 'export const x = 1;\r\nexport const y = 2;\n',
      'src/ünïcode.ts': 'export const u = 1;\n',
      'new name.ts': before['old name.ts'],
    });
  });

  it('that does not fit refuses its file with hunk and line, and lets the others go on', async () => {
    const text = gitDiff({ 'a.ts': 'export const a = 1;\n', 'b.ts': 'export const b = 1;\n' }, (root) => {
      writeFileSync(path.join(root, 'a.ts'), 'export const a = 2;\n');
      writeFileSync(path.join(root, 'b.ts'), 'export const b = 2;\n');
    });
    const root = treeWith({ 'a.ts': '// a line more\nexport const a = 1;\n', 'b.ts': 'export const b = 1;\n' });
    const { result, tree } = await runToEnd(diffOf(root, text), { root });
    expect(result).toMatchObject({ outcome: 'rejected', written: ['b.ts'] });
    expect(result.rejected).toMatchObject([{ path: 'a.ts', reason: 'pre-image', message: expect.stringMatching(/^hunk 1 \(@@ -1 \+1 @@\): line 1 was expected to be "export const a = 1;\\n", got "\/\/ a line more\\n"$/) as unknown }]);
    expect(tree).toEqual({ 'a.ts': '// a line more\nexport const a = 1;\n', 'b.ts': 'export const b = 2;\n' });
  });

  it.each([
    ['an executable file', 'diff --git a/x b/x\nnew file mode 100755\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n', 'it has mode 100755'],
    ['a link', 'diff --git a/x b/x\nnew file mode 120000\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n\\ No newline at end of file\n', 'it has mode 120000'],
    ['a change of mode', 'diff --git a/x b/x\nold mode 100644\nnew mode 100755\n', 'its mode changes to 100755'],
    ['a binary file', 'diff --git a/x b/x\nindex 1..2 100644\nBinary files a/x and b/x differ\n', 'it is binary'],
    ['a file that is there', 'diff --git a/there b/there\nnew file mode 100644\n--- /dev/null\n+++ b/there\n@@ -0,0 +1 @@\n+a\n', 'it is there already'],
    ['a file that is not there', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n', 'there is no file to patch'],
    ['a deletion of less than the file', '--- a/there\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n', 'does not name all of its lines'],
  ])('refuses %s', async (_name, text, message) => {
    const parts = await partsOf(diffOf(treeWith({ there: 'one\ntwo\n' }), text));
    expect(parts).toMatchObject([{ type: 'file-refused', message: expect.stringContaining(message) as unknown }, { type: 'finish', reason: 'complete' }]);
  });

  it.each([
    ['nothing', '', /session: expected a unified diff, got nothing/],
    ['words', 'hello\n', /got no file header/],
    ['a hunk that is cut', '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n', /session:5: expected the rest of the hunk @@ -1,2 \+1,2 @@, got "the end"/],
    ['a hunk with a strange line', '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\nwhat\n', /session:5: expected a line that begins with a blank, \+, - or \\\\?/],
  ])('that is %s is one clear error', async (_name, text, message) => {
    await expect(partsOf(diffOf(treeWith({ x: 'a\n' }), text))).rejects.toMatchObject({ code: 'input-invalid', fault: 'caller', message: expect.stringMatching(message) as unknown });
  });

  it('applied is what git apply makes of it, whatever the texts', async () => {
    const line = fc.constantFrom('a', 'b', 'c', '', ' x', '-y', '+z', '\\ no', '@@ -1 +1 @@', 'é\r');
    const text = fc.tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean()).map(([all, ended]) => all.join('\n') + (ended ? '\n' : ''));
    const root = treeWith({ x: '' });
    await fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        fc.pre(before !== after && before !== '' && after !== '');
        writeFileSync(path.join(root, 'old'), before);
        writeFileSync(path.join(root, 'x'), after);
        const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-prefix', '--src-prefix=a/', '--dst-prefix=b/', 'old', 'x'], { cwd: root, encoding: 'utf8' });
        writeFileSync(path.join(root, 'x'), before);
        const parts = joined(await partsOf(diffOf(root, stdout.replaceAll('a/old', 'a/x'))));
        const edit = parts.find((part) => part.type === 'edit');
        const bytes = readFileSync(path.join(root, 'x'), 'utf8');
        expect(edit?.type === 'edit' && bytes.split(edit.oldText).length === 2 ? bytes.replace(edit.oldText, () => edit.newText) : parts).toBe(after);
      }),
      { numRuns: 60 },
    );
    expect(Object.keys(contents(root))).toEqual(['old', 'x']);
  });
});
