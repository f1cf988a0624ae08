import { cpSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../program/index.ts';
import { createEslintValidator, hasProjectEslint } from '../../validators/index.ts';
import { partsOf, unitOf } from '../rules/judge.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** A project with the installed packages of this one. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'lockstep-eslint-')));
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'));
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }');
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  return root;
}

const PLAIN = { 'eslint.config.mjs': "export default [{ ignores: ['old.js'] }, { rules: { 'no-var': 'error', 'no-console': 'warn', eqeqeq: 'error' } }];\n" };
const FLAWED = "/* eslint-disable */\nvar a = 1;\nif (a == 2) console.log('two');\n";

async function said(root: string, file: string, { text, phase = 'file' as const }: { readonly text: string; readonly phase?: 'chunk' | 'file' | 'program' }) {
  const program = createProgram(root);
  program.begin(file, 'create');
  program.append(file, '0', text);
  program.complete(file);
  const parts = await partsOf(unitOf({ path: file, text }, phase), program, { validators: [createEslintValidator(root)] });
  const findings = parts.flatMap((part) => (part.type === 'finding' ? [part.finding] : []));
  return { keys: findings.map(({ rule, location, confidence }) => `${location.start.line}:${location.start.column} ${rule} ${confidence}`), done: parts.at(-1) };
}

describe("the project's ESLint", () => {
  it('is there when there is a flat configuration and an installed ESLint', () => {
    expect(hasProjectEslint(projectWith(PLAIN))).toBe(true);
    expect(hasProjectEslint(projectWith({}))).toBe(false);
  });

  it('judges finished files, and comments of the generator that switch it off say nothing', async () => {
    const { keys, done } = await said(projectWith(PLAIN), 'new.js', { text: FLAWED });
    expect(keys).toEqual(['2:1 eslint/no-var certain', '3:7 eslint/eqeqeq certain', '3:13 eslint/no-console likely']);
    expect(done).toMatchObject({ status: 'fail' });
  });

  it('says nothing about a statement alone, and skips what the configuration leaves out', async () => {
    const root = projectWith(PLAIN);
    expect(await said(root, 'new.js', { text: FLAWED, phase: 'chunk' })).toMatchObject({ keys: [], done: { status: 'skipped' } });
    expect(await said(root, 'old.js', { text: FLAWED })).toMatchObject({ keys: [], done: { status: 'skipped' } });
  });

  it('fails with the reason when its configuration is broken', async () => {
    const root = projectWith({ 'eslint.config.mjs': "export default [{ rules: { 'no-such-plugin/rule': 'error' } }];\n" });
    await expect(said(root, 'new.js', { text: FLAWED })).rejects.toThrow(/the ESLint configuration of .* cannot be used: .*no-such-plugin/s);
  });

  it('says what it says on the command line, with the configuration of this project and its typed rules', async () => {
    const root = projectWith({});
    for (const name of ['eslint.config.mjs', 'tsconfig.json']) cpSync(path.join(REPOSITORY, name), path.join(root, name));
    const text = 'export async function load(): Promise<number> {\n  var a: any = 1;\n  if (a == 2) return a;\n  return 1;\n}\nload();\n';
    writeFileSync(path.join(root, 'sample.ts'), text);
    const [written] = await new ESLint({ cwd: root, allowInlineConfig: false }).lintFiles(['sample.ts']);
    const expected = written?.messages.map(({ line, column, ruleId, severity }) => `${line}:${column} eslint/${ruleId} ${severity === 2 ? 'certain' : 'likely'}`);
    expect(expected?.length).toBeGreaterThan(4);
    const onDisk = await said(root, 'sample.ts', { text });
    expect(onDisk.keys).toEqual(expected);
    expect(onDisk.done).not.toHaveProperty('reason');
    const fresh = await said(root, 'another.ts', { text });
    expect(fresh.done).toMatchObject({ reason: 'ESLint rules that need types were left to the type checker: the file is not on disk yet' });
    expect(fresh.keys).toEqual(expected?.filter((key) => !/no-floating-promises|no-unsafe-|await-thenable/.test(key)));
  });
});
