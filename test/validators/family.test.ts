import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Validator } from '../../contract/index.ts';
import { createProgram } from '../../program/index.ts';
import { builtInRules, builtInValidators, defineFamily, defineRule, defineTextRule } from '../../validators/index.ts';
import type { Rule } from '../../validators/index.ts';
import { emptyProgram, partsOf, POLICY, unitOf } from '../rules/judge.ts';

const META = {
  cwe: [],
  severity: 'high',
  confidence: 'certain',
  from: 'chunk',
  description: 'Calls are counted.',
  advice: 'Call nothing.',
} as const;

const calls: Rule = defineRule({
  meta: { id: 'generic/calls', ...META },
  check({ part, report }) {
    for (const node of part.nodes('CallExpression')) report({ node, message: 'a call' });
  },
});
const family: Validator = defineFamily({ id: 'owasp', version: '1', rules: [calls] });
const early: Validator = defineFamily({
  id: 'owasp',
  version: '1',
  rules: [{ ...calls, meta: { ...calls.meta, from: 'early' } }],
});

function programWith(chunks: readonly string[], path = 'a.ts') {
  const program = emptyProgram();
  program.begin(path, 'create');
  chunks.forEach((text, at) => program.append(path, String(at), text));
  return program;
}

describe('defineFamily', () => {
  it('judges the new part at chunk and every part at file, in source order', async () => {
    const program = programWith(['first();\n', 'class A { m() { second(); } }\n']);
    const chunk = { ...unitOf({ path: 'a.ts', text: 'class A { m() { second(); } }\n' }, 'chunk'), span: { start: 9, end: 39 } };
    const [finding, done, ...rest] = await partsOf(chunk, program, { validators: [family] });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      type: 'finding',
      finding: { rule: 'generic/calls', symbol: 'A.m', sink: 'second()', location: { path: 'a.ts', start: { line: 2, column: 17, offset: 25 } } },
    });
    expect(done).toEqual({ type: 'done', status: 'fail', unitSha256: chunk.sha256, programVersion: program.version });
    const whole = await partsOf(unitOf({ path: 'a.ts', text: 'x' }, 'file'), program, { validators: [family] });
    expect(whole.flatMap((part) => (part.type === 'finding' ? [part.finding.sink] : []))).toEqual(['first()', 'second()']);
  });

  it('runs only early rules on an early look and drops what lies past the real text', async () => {
    const real = 'function f() { real();';
    const program = programWith([`${real} closer(); }`]);
    const unit = unitOf({ path: 'a.ts', text: real }, 'early');
    expect((await partsOf(unit, program, { validators: [family] })).map((part) => part.type)).toEqual(['done']);
    const found = await partsOf(unit, program, { validators: [early] });
    expect(found.flatMap((part) => (part.type === 'finding' ? [part.finding.sink] : []))).toEqual(['real()']);
    expect(early.from).toBe('early');
  });

  it('never calls a unit passed that it could not look at', async () => {
    const deep = '('.repeat(2000) + ')'.repeat(2000);
    const obstacle = await partsOf(unitOf({ path: 'a.ts', text: deep }, 'file'), programWith([deep]), { validators: [family] });
    expect(obstacle).toMatchObject([{ type: 'done', status: 'not-analysed', reason: expect.stringContaining('nested') }]);
    const broken = await partsOf(unitOf({ path: 'a.ts', text: 'let = = 1;' }, 'file'), programWith(['let = = 1;']), { validators: [family] });
    expect(broken).toMatchObject([{ type: 'done', status: 'not-analysed' }]);
    const absent = await partsOf(unitOf({ path: 'b.ts', text: 'x' }, 'file'), programWith(['x']), { validators: [family] });
    expect(absent).toMatchObject([{ type: 'done', status: 'not-analysed', reason: 'b.ts is not in the program' }]);
  });

  it('skips text where it needs syntax, and passes a deletion', async () => {
    const text = unitOf({ path: 'a.md', text: 'x' }, 'file');
    expect(await partsOf(text, programWith(['x'], 'a.md'), { validators: [family] })).toMatchObject([{ status: 'skipped' }]);
    const deletion = { ...unitOf({ path: 'a.ts', text: '' }, 'file'), operation: 'delete' as const };
    expect(await partsOf(deletion, emptyProgram(), { validators: [family] })).toMatchObject([{ status: 'pass' }]);
  });

  it('obeys a rule that is switched off', async () => {
    const policy = { ...POLICY, rules: { 'generic/calls': 'off' as const } };
    const parts = await partsOf(unitOf({ path: 'a.ts', text: 'f();' }, 'file'), programWith(['f();']), { policy, validators: [family] });
    expect(parts).toMatchObject([{ type: 'done', status: 'pass' }]);
  });

  it('lets the fault of a rule through, so that there is no report', async () => {
    const faulty = defineRule({
      ...calls,
      check() {
        throw new TypeError('broken rule');
      },
    });
    const validator = defineFamily({ id: 'owasp', version: '1', rules: [faulty] });
    await expect(partsOf(unitOf({ path: 'a.ts', text: 'f();' }, 'file'), programWith(['f();']), { validators: [validator] })).rejects.toThrow(
      'broken rule',
    );
  });

  it('stops between rules when it is cancelled', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const stop = defineTextRule({
      meta: { id: 'generic/stop', ...META },
      check() {
        seen.push('stop');
        controller.abort();
      },
    });
    const after = defineTextRule({ meta: { id: 'generic/after', ...META }, check: () => void seen.push('after') });
    const validator = defineFamily({ id: 'generic', version: '1', rules: [stop, after] });
    const unit = unitOf({ path: 'a.md', text: 'x' }, 'file');
    const request = { unit, program: programWith(['x'], 'a.md'), policy: POLICY, exec: () => Promise.reject(new Error()), signal: controller.signal };
    const run = async (): Promise<void> => {
      for await (const part of validator.validate(request)) seen.push(part.type);
    };
    await expect(run()).rejects.toMatchObject({ code: 'aborted' });
    expect(seen).toEqual(['stop']);
  });

  it('briefs with the advice of its rules, the severe first, and only where code is to come', () => {
    expect(family.brief?.(['a.ts'], emptyProgram(), POLICY)).toEqual([{ rule: 'generic/calls', text: 'Call nothing.', weight: 30 }]);
    expect(family.brief?.(['README.md'], emptyProgram(), POLICY)).toEqual([]);
  });
});

describe('the built-in validators', () => {
  it('have the ids that policies name', () => {
    expect(builtInValidators().map((validator) => validator.id)).toEqual(['static-analysis', 'owasp', 'memory-leak', 'architecture', 'generic']);
  });

  it('own their rules: each rule is named after its family, once', () => {
    for (const validator of builtInValidators())
      for (const rule of validator.rules) expect(rule.id.split('/')[0]).toBe(validator.id);
    expect(new Set(builtInRules.map((rule) => rule.id)).size).toBe(builtInRules.length);
  });
});

describe('a file that is deleted', () => {
  const files = { 'src/title.ts': 'export const title = 1;\n', 'src/page.ts': "import { title } from './title.ts';\nexport const page = title;\n", 'test/title.test.ts': "import { title } from '../src/title.ts';\nvoid title;\n", 'src/other.ts': "export { title } from './title.ts';\n", 'src/alone.ts': 'export const alone = 1;\n' };
  const deleting = async (path: string, alsoChanged: readonly string[] = []): Promise<readonly (readonly [string, string])[]> => {
    const program = createProgram(mkdtempSync(join(tmpdir(), 'lockstep-deleted-')));
    for (const [at, text] of Object.entries(files)) {
      mkdirSync(dirname(join(program.root, at)), { recursive: true });
      writeFileSync(join(program.root, at), text);
    }
    program.begin(path, 'delete');
    program.complete(path);
    for (const each of alsoChanged) {
      program.begin(each, 'replace');
      program.setText(each, each, 'export const page = 2;\n');
      program.complete(each);
    }
    const parts = await partsOf({ ...unitOf({ path, text: '' }, 'program'), operation: 'delete' }, program);
    return parts.flatMap((part) => (part.type === 'finding' ? [[part.finding.confidence, part.finding.message] as const] : []));
  };

  it('is missed by each of the files that import it and that the run does not touch; a test that breaks is a risk', async () => {
    const other = ['certain', 'src/title.ts is deleted, but src/other.ts:1 imports it.'];
    const test = ['likely', 'src/title.ts is deleted, but test/title.test.ts:1 imports it.'];
    expect(await deleting('src/title.ts')).toEqual([other, ['certain', 'src/title.ts is deleted, but src/page.ts:1 imports it.'], test]);
    expect(await deleting('src/title.ts', ['src/page.ts'])).toEqual([other, test]);
  });

  it('is missed by nobody where nobody imports it', async () => {
    expect(await deleting('src/alone.ts')).toEqual([]);
  });
});
