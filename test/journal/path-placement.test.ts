import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardPath } from '../../journal/index.ts';
import { temporaryFolder } from './tree-fixture.ts';

function treeWith(...paths: readonly string[]): string {
  const root = temporaryFolder();
  for (const path of paths) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), 'x');
  }
  return root;
}

const judge = async (root: string, path: string, alsoPresent: readonly string[] = []): Promise<string> => (await guardPath(path, { root, alsoPresent })).type;

describe('the place of a path', () => {
  it('allows what is new and what can be replaced', async () => {
    const root = treeWith('lib/a.ts');
    expect(await Promise.all(['lib/a.ts', 'lib/b.ts', 'new/deep/c.ts'].map((path) => judge(root, path)))).toEqual(['allow', 'allow', 'allow']);
  });

  it('rejects parents that are no folder and names that are no writable file', async () => {
    const root = treeWith('lib/a.ts', 'closed.ts');
    chmodSync(join(root, 'closed.ts'), 0o444);
    symlinkSync('a.ts', join(root, 'lib/link.ts'));
    for (const path of ['lib/a.ts/b.ts', 'lib', 'closed.ts', 'lib/link.ts']) expect(await judge(root, path), path).toBe('reject');
  });

  it('rejects links that lead out, in circles or nowhere', async () => {
    const root = treeWith('lib/a.ts');
    const links = { out: '..', absolute: '/', circle: 'circle', nowhere: 'missing', first: 'second', second: '../', file: 'lib/a.ts', self: '.' };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name));
    for (const name of Object.keys(links)) expect(await judge(root, `${name}/x.ts`), name).toBe('reject');
    expect(await judge(root, 'nowhere')).toBe('reject');
  });

  it('has a person look at links inside the tree, and judges where they lead', async () => {
    const root = treeWith('lib/a.ts', '.git/config', '.github/a.yml');
    symlinkSync('lib', join(root, 'alias'));
    symlinkSync('.git', join(root, 'innocent'));
    symlinkSync('../.github', join(root, 'lib/ci'));
    expect(await judge(root, 'alias/b.ts')).toBe('review');
    expect(await judge(root, 'innocent/hooks/x')).toBe('reject');
    expect(await judge(root, 'lib/ci/b.yml')).toBe('review');
  });

  it('is not fooled by a link in the path of the root itself, nor by a second name of a file', async () => {
    const root = treeWith('real/a.ts');
    symlinkSync('real', join(root, 'root'));
    linkSync(join(root, 'real/a.ts'), join(root, 'real/b.ts'));
    expect(await judge(join(root, 'root'), 'b.ts')).toBe('allow');
  });
});

describe('what a path can be mistaken for', () => {
  it.each([
    ['login.ts', 'l\u043egin.ts'],
    ['login.ts', 'Login.ts'],
    ['lib/a.ts', 'LIB/b.ts'],
    ['Ångström.ts', 'A\u030angstro\u0308m.ts'],
    ['kelvin.ts', '\u212aelvin.ts'],
    ['paris.ts', '\u03c1aris.ts'],
    ['straße.ts', 'STRASSE.ts'],
    ['a-b.ts', 'a\u2010b.ts'],
    ['file.ts', '\ufb01le.ts'],
  ])('with %s there, %s is shown to a person', async (present, path) => {
    expect(await guardPath(path, { root: treeWith(present) })).toMatchObject({ type: 'review', reason: expect.stringContaining('taken for') });
  });

  it('also against files that are accepted and not written yet, and never against itself', async () => {
    const root = treeWith('login.ts');
    expect(await judge(root, 'src/User.ts', ['src/user.ts'])).toBe('review');
    expect(await judge(root, 'src/user.ts', ['src/user.ts'])).toBe('allow');
    expect(await judge(root, 'login.ts')).toBe('allow');
  });

  it('leaves usual neighbours alone', async () => {
    const root = treeWith('l1.ts', 'café.ts', 'modern.ts', 'данные.ts');
    expect(await Promise.all(['ll.ts', 'cafe.ts', 'modem.ts', 'дата.ts'].map((path) => judge(root, path)))).toEqual(['allow', 'allow', 'allow', 'allow']);
  });
});
