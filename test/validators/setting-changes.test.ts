import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../program/index.ts';
import type { AnalysedProgram } from '../../program/index.ts';
import { builtInValidators } from '../../validators/index.ts';
import { POLICY, unitOf } from '../rules/judge.ts';

const generic = builtInValidators().find(({ id }) => id === 'generic');

/** What the change of a file that is on disk is told for. */
async function told({ file, before, after, rule }: { readonly file: string; readonly before: string; readonly after: string; readonly rule: string }): Promise<readonly string[]> {
  const program = createProgram(mkdtempSync(path.join(tmpdir(), 'lockstep-settings-')));
  const target = path.join(program.root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, before);
  program.begin(file, 'replace');
  program.setText(file, 'whole', after);
  program.complete(file);
  return await findingsOf(program, { file, text: after, rule });
}

async function findingsOf(program: AnalysedProgram, { file, text, rule }: { readonly file: string; readonly text: string; readonly rule: string }): Promise<readonly string[]> {
  const messages: string[] = [];
  const request = { unit: unitOf({ path: file, text }, 'file'), program, policy: POLICY, signal: new AbortController().signal, exec: () => Promise.reject(new Error('nothing is run')) };
  for await (const part of generic?.validate(request) ?? []) if (part.type === 'finding' && part.finding.rule === rule) messages.push(part.finding.message);
  return messages;
}

const LOOSER: readonly (readonly [file: string, before: string, after: string])[] = [
  ['tsconfig.json', '{"compilerOptions":{"strict":true}}', '{"compilerOptions":{"strict":false}}'],
  ['tsconfig.json', '{"compilerOptions":{"strict":true}}', '{"compilerOptions":{}}'],
  ['tsconfig.json', '{"extends":"./strict.json"}', '{"extends":"./loose.json"}'],
  ['tsconfig.json', '{"include":["src","test"]}', '{"include":["test"]}'],
  ['eslint.config.js', "export default [{ rules: { 'no-eval': 'error' } }];", "export default [{ rules: { 'no-eval': 'off' } }];"],
  ['eslint.config.js', "export default [{ rules: { 'no-eval': 'error' } }];", 'export default [{ rules: {} }];'],
  ['eslint.config.js', 'export default [{ rules: {} }];', "export default [{ rules: {}, ignores: ['src/**'] }];"],
  ['biome.json', '{"linter":{"enabled":true}}', '{"linter":{"enabled":false}}'],
  ['vitest.config.ts', 'export default { test: { coverage: { thresholds: { lines: 90 } } } };', 'export default { test: { coverage: { thresholds: { lines: 10 } } } };'],
  ['.github/workflows/ci.yml', 'jobs:\n  a:\n    steps:\n      - run: npm test\n', 'jobs:\n  a:\n    steps:\n      - run: echo fine\n'],
  ['.github/workflows/ci.yml', 'jobs:\n  a:\n    steps:\n      - run: npm test\n', 'jobs:\n  a:\n    if: false\n    steps:\n      - run: npm test\n'],
  ['package.json', '{"scripts":{"lint":"eslint . --max-warnings 0"}}', '{"scripts":{"lint":"eslint . --max-warnings 500"}}'],
  ['package.json', '{"scripts":{"test":"vitest run"}}', '{"scripts":{"test":"echo ok"}}'],
  ['.npmrc', 'strict-ssl=true\n', 'strict-ssl=false\n'],
  ['.npmrc', '', '@shop:registry=https://packages.elsewhere.dev\n'],
  ['.trivyignore', '', 'CVE-2024-1\n'],
  ['sonar-project.properties', 'sonar.sources=src\n', 'sonar.sources=src\nsonar.exclusions=src/**\n'],
  ['src/order.test.ts', "it('adds', () => {});\n", "it.skip('adds', () => {});\n"],
  ['tsconfig.json', '{"compilerOptions":{"strict":true}}', '{"compilerOptions":{/* "strict": true */}}'],
  ['tsconfig.json', '{"compilerOptions":{"strict":true},"references":[{"path":"./a"},{"path":"./b"}]}', '{"compilerOptions":{"strict":true},"references":[{"path":"./a"}]}'],
  ['eslint.config.js', 'export default [...ts.configs.strict, js.configs.recommended];', 'export default [...ts.configs.strict];'],
  ['eslint.config.js', 'export default [{ rules: {} }];', "export default [globalIgnores(['src/'])];"],
  ['eslint.config.js', "export default [{ rules: { 'no-eval': 'error' } }];", "const level = 'off';\nexport default [{ rules: { 'no-eval': level } }];"],
  ['eslint.config.js', "export default [{ rules: { complexity: ['error', 10] } }];", "export default [{ rules: { complexity: ['error', 100] } }];"],
  ['eslint.config.js', 'export default [{ linterOptions: { noInlineConfig: true } }];', 'export default [{}];'],
  ['.eslintrc.yml', 'rules:\n  no-eval: error\n', 'rules:\n  no-eval: off\n'],
  ['.semgrep.yml', 'rules:\n  - id: one\n  - id: two\n', 'rules:\n  - id: one\n'],
  ['biome.json', '{"files":{"includes":["**"]}}', '{"files":{"includes":["**","!src"]}}'],
  ['package.json', '{"eslintConfig":{"rules":{"no-eval":"error"}}}', '{"eslintConfig":{"rules":{"no-eval":"off"}}}'],
  ['package.json', '{"scripts":{"lint":"eslint src"}}', '{"scripts":{"lint":"eslint src/index.ts"}}'],
  ['package.json', '{"scripts":{"test":"vitest run && npm run lint"}}', '{"scripts":{"test":"vitest run"}}'],
  ['package.json', '{"lint-staged":{"*.ts":"eslint"}}', '{"lint-staged":{}}'],
  ['.github/workflows/ci.yml', 'on: [push, pull_request]\njobs: {}\n', 'on: [push]\njobs: {}\n'],
  ['.github/workflows/ci.yml', 'jobs:\n  a:\n    steps:\n      - run: npm test\n', 'jobs:\n  a:\n    steps:\n      # - run: npm test\n'],
  ['.husky/pre-commit', 'npm test\n', ''],
  ['.pre-commit-config.yaml', 'repos:\n- hooks:\n  - id: gitleaks\n', 'repos:\n- hooks: []\n'],
  ['vitest.config.ts', 'export default { test: { coverage: { thresholds: { lines: 90 } } } };', 'export default { test: {} };'],
  ['.nycrc', '{"check-coverage":true}', '{"check-coverage":false}'],
  ['src/order.test.ts', "it('adds', () => { expect(add(1)).toBe(2); });\n", "it('adds', { skip: true }, () => { expect(add(1)).toBe(2); });\n"],
  ['src/order.test.ts', "it('adds', () => { expect(add(1)).toBe(2); });\n", "it('adds', () => { expect(true).toBe(true); });\n"],
  ['src/order.test.ts', "it('adds', () => { expect(add(1)).toBe(2); expect(add(2)).toBe(3); });\n", "it('adds', () => { expect(add(1)).toBe(2); });\n"],
  ['.npmrc', 'ignore-scripts=true\n', ''],
  ['pnpm-workspace.yaml', 'packages:\n  - a\n', 'packages:\n  - a\nonlyBuiltDependencies:\n  - other\n'],
  ['pnpm-workspace.yaml', 'minimumReleaseAge: 1440\n', 'minimumReleaseAge: 0\n'],
  ['.gitattributes', '', 'src/** linguist-generated\n'],
  ['lockstep.config.json', '{"policy":{}}', '{"policy":{"blockFrom":"critical"}}'],
];

describe('a change of settings', () => {
  it.each(LOOSER)('%s: from %j to %j is told', async (file, before, after) => {
    expect(await told({ file, before, after, rule: 'generic/weakened-check' })).not.toEqual([]);
  });

  // Which of two bases is the stricter one cannot be seen from their names.
  it.each(LOOSER.filter(([file, before]) => !/^lockstep|ignore$/.test(file) && !before.includes('extends')))('%s: neither %j from %j is told', async (file, before, after) => {
    expect(await told({ file, before: after, after: before, rule: 'generic/weakened-check' })).toEqual([]);
  });
});

describe('a change of settings that takes nothing away', () => {
  it.each([
    ['tsconfig.json', '', '{"compilerOptions":{"strict":true},"include":["src"],"exclude":["node_modules","dist"]}'],
    ['package.json', '{"scripts":{"test":"vitest run"}}', '{"scripts":{"test":"vitest run --coverage","dev":"vite"}}'],
    ['package.json', '{"scripts":{"lint":"eslint . --quiet"}}', '{"scripts":{"lint":"eslint ."}}'],
    ['.github/workflows/ci.yml', 'on: [push]\njobs:\n  a:\n    steps:\n      - run: npm test\n', 'on: [push, pull_request]\njobs:\n  a:\n    steps:\n      - run: npm run build\n      - run: npm test\n'],
    ['eslint.config.js', "export default [{ rules: { 'no-eval': 'error' } }];", "export default [{ rules: { 'no-eval': 'error', 'no-var': 'error' } }];"],
    ['.husky/pre-commit', 'npm test\n', 'npm test\nnpx lint-staged\n'],
  ])('%s: from %j to %j is silent', async (file, before, after) => {
    expect(await told({ file, before, after, rule: 'generic/weakened-check' })).toEqual([]);
  });
});

const [OLD, NEW] = ['a'.repeat(40), 'b'.repeat(40)];
const LOCKS: readonly (readonly [file: string, text: (integrity: string, version: string) => string])[] = [
  ['package-lock.json', (integrity, version) => JSON.stringify({ packages: { 'node_modules/zod': { version, integrity: `sha512-${integrity}` } } })],
  ['pnpm-lock.yaml', (integrity, version) => `packages:\n\n  zod@${version}:\n    resolution: {integrity: sha512-${integrity}}\n`],
  ['yarn.lock', (integrity, version) => `zod@^4.0.0:\n  version "${version}"\n  integrity sha512-${integrity}\n`],
  ['app/yarn.lock', (integrity, version) => `"zod@npm:^4.0.0":\n  version: ${version}\n  checksum: 10c0/${integrity}\n`],
];

describe('the content of a package in a lock file', () => {
  it.each(LOCKS)('%s: a change of it under the same version is told', async (file, text) => {
    const rule = 'generic/supply-chain-change';
    expect(await told({ file, before: text(OLD, '4.0.1'), after: text(NEW, '4.0.1'), rule })).toEqual([expect.stringContaining('under the same version')]);
    expect(await told({ file, before: text(OLD, '4.0.1'), after: text(NEW, '4.0.2'), rule })).toEqual([]);
  });
});

const manifest = (more: object): string => JSON.stringify({ name: 'shop', dependencies: { zod: '4.0.1' }, ...more });
const lock = (entry: object): string => JSON.stringify({ packages: { 'node_modules/zod': { version: '4.0.1', resolved: 'https://packages.example.org/zod/-/zod-4.0.1.tgz', integrity: 'sha512-a', ...entry } } });

describe('what an install takes and runs', () => {
  const rule = 'generic/supply-chain-change';

  it.each([
    ...['*', '', 'x.x', '>=1', '1 || *', 'beta', 'npm:other@1.0.0', 'git@example.org:a/b', 'file:../other'].map((range) => manifest({ dependencies: { zod: range } })),
    manifest({ overrides: { zod: 'npm:other@1' } }),
    manifest({ pnpm: { overrides: { zod: '1' } } }),
    manifest({ pnpm: { onlyBuiltDependencies: ['other'] } }),
    manifest({ publishConfig: { registry: 'https://elsewhere.example.org' } }),
    manifest({ scripts: { dependencies: 'node a.js' } }),
  ])('a change of a manifest to %s is told', async (after) => {
    expect(await told({ file: 'package.json', before: manifest({}), after, rule })).not.toEqual([]);
  });

  it.each(['^4.0.1', '4.1.0', '>=4 <5', '4.x', '~4.0 || ^5.0.0'])('a range of %s is silent', async (range) => {
    expect(await told({ file: 'package.json', before: manifest({}), after: manifest({ dependencies: { zod: range } }), rule })).toEqual([]);
  });

  it.each([
    { resolved: 'https://elsewhere.example.org/zod/-/zod-4.0.1.tgz' },
    { resolved: 'http://packages.example.org/zod/-/zod-4.0.1.tgz' },
    { resolved: 'https://packages.example.org/other/-/other-4.0.1.tgz' },
    { resolved: '../other' },
    { hasInstallScript: true },
  ])('a change of a lock file to %j is told', async (entry) => {
    expect(await told({ file: 'package-lock.json', before: lock({}), after: lock(entry), rule })).not.toEqual([]);
  });

  it('another version from the same place is silent', async () => {
    const next = lock({ version: '4.0.2', resolved: 'https://packages.example.org/zod/-/zod-4.0.2.tgz', integrity: 'sha512-b' });
    expect(await told({ file: 'package-lock.json', before: lock({}), after: next, rule })).toEqual([]);
  });
});
