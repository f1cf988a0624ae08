import { describe, expect, it } from 'vitest';
import { judgePathName } from '../../journal/index.ts';

const rejected: Readonly<Record<string, readonly unknown[]>> = {
  'what is no text': [undefined, 7, ['a.ts'], new String('a.ts')],
  'what names no file in the tree': ['', '/', 'lib/', 'lib//a.ts', './a.ts', 'lib/./a.ts', 'lib/..', 'lib/../a.ts', '../../a.ts', '....', 'lib/..../a.ts'],
  'other roots': ['/etc/hosts', '//host/share', 'D:/a.ts', 'file:///a.ts', '~', '~me/a.ts', '$HOME/a.ts', '%TEMP%/a.ts', '\\\\?\\C:\\a'],
  'spellings that something decodes': ['lib%2Fa.ts', '%2E%2E/a.ts', '..%252fa.ts', 'lib\\a.ts', '&#46;&#46;/a.ts', '%u002e%u002e/a.ts', '..;/a.ts', '%e0%80%afa.ts'],
  'dots and slashes in disguise': ['\u2024\u2024/a.ts', '\uff0e./a.ts', 'lib\uff0fa.ts', 'lib\u2215a.ts', 'lib\uff3ca.ts', '\u2026/a.ts', 'lib\u2044..\u2044a.ts'],
  'unseen characters': ['a\rb.ts', 'a\u007f.ts', 'a\u2029.ts', 'a\u202e.ts', 'a\u200e.ts', 'a\ufeff.ts', 'a\u115f.ts', 'a\u{e0041}.ts', 'a\ufe0f.ts', 'a\u00a0b.ts', 'a\u3000b.ts', 'a\u2800.ts', 'a\ud83d.ts', 'a\ue000.ts', 'a\uffff.ts'],
  'version control in disguise': ['sub/.git/config', '.Git/x', '.git/', 'a/.GIT', '.git../x', 'git~2/x', 'GI7EBA~1/x', '.g\u0131t/config', '.gi\uff54/config', '.ɡit/config', '.hg/hgrc', '.SVN/x', '.git\u00ad/x'],
  'names no Windows can hold': ['con', 'lib/NUL.txt', 'Lpt9.ts', 'com\u00b9.ts', 'conin$', 'nul .ts', 'a?.ts', 'a*.ts', 'a|b.ts', 'a"b.ts', 'lib/a .', 'lib /a.ts', 'a.ts:stream'],
  'what a shell or an option parser takes': ['-x', '--help/a.ts', 'lib/-n', 'a`b`.ts', 'a$(b).ts', '${A}/b.ts'],
  'keys of prototypes': ['lib/__proto__', 'prototype/a.ts', 'constructor', '__PROTO__/a.ts'],
  'our own state and rules': ['.lockstep', '.LOCKSTEP/lock', 'a/.lockstep/x', 'lockstep.config.ts', 'lockstep-baseline.json', 'pkg/lockstep.config.mjs', 'l\u043eckstep.config.ts'],
  'installed dependencies': ['node_modules/a.js', 'pkg/Node_Modules/a/b.js', 'n\u043ede_modules/a.js', 'NODE_M~1/a.js'],
};

const reviewed: Readonly<Record<string, readonly string[]>> = {
  packages: ['packages/a/package.json', 'Package.json', 'package-lock.json', '.npmrc', '.yarnrc', '.yarn/releases/y.cjs', 'bun.lockb', 'setup.py', 'requirements-dev.txt', 'Cargo.toml'],
  deployment: ['.github/actions/x/action.yml', '.gitlab/ci/a.yml', 'azure-pipelines.yml', 'Dockerfile.prod', 'docker/Dockerfile', 'compose.yaml', 'docker-compose.dev.yml', 'vercel.json', 'Procfile'],
  editors: ['.vscode/tasks.json', 'sub/.idea/a.xml', 'a.code-workspace', '.vimrc'],
  commits: ['.husky/pre-push', 'lefthook.yml', '.lefthook-local.yaml', '.lintstagedrc.mjs', 'lint-staged.config.js', '.pre-commit-config.yaml', 'docs/CODEOWNERS', '.githooks/post-merge'],
  shells: ['.bashrc', '.envrc', '.env', '.env.local', '.nvmrc', '.ssh/config'],
  tools: ['Makefile', 'sub/makefile', 'tsconfig.build.json', 'pkg/jest.config.ts', '.eslintrc', '.eslintrc.json', '.babelrc.js', '.mocharc.yml', 'gulpfile.mjs', 'karma.conf.js', 'turbo.json', 'nx.json', 'whatever.config.mts', '.storybook/main.ts', 'eslint.config.mjs'],
  scanners: ['.gitleaksignore', '.snyk', '.trivyignore', '.eslintignore'],
  agents: ['claude.md', 'sub/Agents.MD', 'GEMINI.md', '.claude/settings.json', '.cursor/rules/a.mdc', '.windsurfrules', '.aider.conf.yml', 'llms.txt', 'skills/x/SKILL.md', '.mcp.json', 'x.prompt.md', '.github/instructions/a.instructions.md'],
  'what only looks like one of these': ['p\u0430ckage.json', 'Makef\u0456le', 'CLAUD\u0415.md', '\uff30ackage.json', 'index\uff0ets', 'index\u2024ts'],
};

const allowed: readonly string[] = [
  'index.ts', 'src/[id]/page.tsx', 'src/(group)/x.tsx', 'app/[[...all]]/page.tsx', '@types/x.d.ts', 'src/über.ts', 'src/+page.svelte', 'docs/a b.md', 'src/$route.ts', 'app/($lang).about.tsx',
  'src/env.ts', 'src/git/index.ts', 'src/github.ts', 'src/node_modules.ts', 'src/config.ts', 'src/app.config.ts', 'src/conf/console.ts', 'src/common.ts', 'src/com10.ts', 'src/communication.ts',
  'src/constructor.ts', 'src/__tests__/a.ts', 'src/__proto.ts', '.gitkeep', 'src/.gitkeep', 'public/robots.txt', 'src/a=b.ts', 'src/a+b.ts', "src/it's.ts", 'src/100%.ts', 'src/a~b.ts', 'src/a&b.ts', 'src/a@2x.png',
  'src/routes/-components/list.tsx', 'src/описание.ts', 'src/ελληνικά.ts', 'src/한국어.ts', 'src/עברית.ts', 'src/col·lecció.ts', 'src/naïve.ts', 'docs/日本語（１）.md', 'src/😀.ts', 'src/.hidden.ts',
  'docs/agents.ts', 'src/claude.ts', 'src/cursor.ts', 'docs/memory.md', 'src/package.ts', 'src/docker.ts', 'src/makefile.ts', 'src/lockstep.ts', 'src/environment.prod.ts', 'src/build/index.ts', 'src/cvs/list.ts', 'a'.repeat(255), `${'a/'.repeat(2000)}b.ts`,
];

describe('the name of a path', () => {
  it.each(Object.entries(rejected))('rejects %s', (_, paths) => {
    for (const path of paths) expect(judgePathName(path), JSON.stringify(path)).toMatchObject({ type: 'reject', reason: expect.stringMatching(/./) });
  });

  it.each(Object.entries(reviewed))('has a person look at %s', (_, paths) => {
    for (const path of paths) expect(judgePathName(path), path).toMatchObject({ type: 'review', reason: expect.stringMatching(/./) });
  });

  it.each(allowed.map((path) => [path]))('allows %s', (path) => {
    expect(judgePathName(path)).toEqual({ type: 'allow' });
  });

  it('counts bytes, not letters', () => {
    expect(judgePathName(`${'é'.repeat(127)}a`)).toEqual({ type: 'allow' });
    expect(judgePathName('é'.repeat(128))).toMatchObject({ type: 'reject' });
    expect(judgePathName(`${'a/'.repeat(2047)}b`)).toEqual({ type: 'allow' });
    expect(judgePathName(`${'a/'.repeat(2047)}bc`)).toMatchObject({ type: 'reject' });
  });
});
