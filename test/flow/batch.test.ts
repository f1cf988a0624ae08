import { describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/index.ts';
import { expectedIn, keyOf } from '../rules/cases.ts';
import { emptyProgram, judgeChunked, judgeWhole, partsOf, unitOf } from '../rules/judge.ts';
import type { CaseFile } from '../rules/judge.ts';
import { ordersOf, PROJECTS } from './projects.ts';

/** What is said of input from outside, with the whole way it takes. */
function told(findings: readonly Finding[]): readonly string[] {
  const own = findings.filter(({ rule }) => rule.startsWith('owasp/'));
  return [...new Set(own.map((finding) => `${keyOf(finding)} ${finding.trace?.map(({ location }) => `${location.path}:${location.start.line}`).join(' ')}`))].sort();
}

function certain(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.filter(({ rule, confidence }) => rule.startsWith('owasp/') && confidence === 'certain').map(keyOf))].sort();
}

describe.each(PROJECTS.map((project) => [project.name, project] as const))('%s', (_, { files }) => {
  it('has its flaws whatever the order of arrival, statement by statement or at once', async () => {
    const whole = await judgeWhole(files);
    expect(certain(whole.program)).toEqual([...expectedIn(files)].sort());
    for (const order of ordersOf(files)) {
      expect(told((await judgeChunked(order)).program)).toEqual(told(whole.program));
      expect(told((await judgeWhole(order)).program)).toEqual(told(whole.program));
    }
  });
});

/** Judges all files of a program whose files are already there. */
async function judged(program: ReturnType<typeof emptyProgram>, files: readonly CaseFile[]): Promise<readonly string[]> {
  const found: Finding[] = [];
  for (const file of files) for (const part of await partsOf(unitOf(file, 'program'), program)) if (part.type === 'finding') found.push(part.finding);
  return certain(found);
}

/** A program in which a file has one text and then another. */
function replaced(files: readonly CaseFile[], { path, text }: CaseFile): { readonly program: ReturnType<typeof emptyProgram>; replace(): void } {
  const program = emptyProgram();
  for (const file of files) {
    program.begin(file.path, 'create');
    program.append(file.path, `${file.path}/0`, file.text);
    program.complete(file.path);
  }
  return {
    program,
    replace: () => {
      program.setText(path, 'second', text);
      program.complete(path);
    },
  };
}

const ROUTE: CaseFile = {
  path: 'app.ts',
  text: "import express from 'express';\nimport { run } from './run.ts';\nconst app = express();\napp.get('/', (req, res) => {\n  run(req.query.name as string);\n  res.end();\n});\n",
};
const SAFE: CaseFile = { path: 'run.ts', text: "import { execFile } from 'node:child_process';\nexport function run(name: string): void {\n  execFile('tool', ['--', name]);\n}\n" };
const UNSAFE: CaseFile = { path: 'run.ts', text: "import { exec } from 'node:child_process';\nexport function run(name: string): void {\n  exec(`tool ${name}`);\n}\n" };
const FLAW = ['run.ts:3 owasp/command-injection certain'];

describe('a helper that is replaced', () => {
  it('changes what its caller is told', async () => {
    for (const [before, after, ...expected] of [[SAFE, UNSAFE, [], FLAW], [UNSAFE, SAFE, FLAW, []]] as const) {
      const { program, replace } = replaced([before, ROUTE], after);
      expect(await judged(program, [ROUTE])).toEqual(expected[0]);
      replace();
      expect(await judged(program, [ROUTE])).toEqual(expected[1]);
      expect(await judged(program, [after])).toEqual([]);
    }
  });

  it('is among what judging its caller asked for, however often it is judged', async () => {
    const { program } = replaced([UNSAFE, ROUTE], SAFE);
    for (let time = 0; time < 3; time++) {
      const { reads } = await program.observe(() => judged(program, [ROUTE]));
      expect([...reads]).toEqual(expect.arrayContaining(['run.ts', 'app.ts']));
    }
  });

  it('is among what was asked for through a file in between', async () => {
    const job: CaseFile = { path: 'job.ts', text: "import { run } from './run.ts';\nexport const job = (name: string): void => run(name);\n" };
    const app = { path: 'app.ts', text: ROUTE.text.replaceAll('run', 'job') };
    const { program, replace } = replaced([SAFE, job, app], UNSAFE);
    const { result, reads } = await program.observe(() => judged(program, [app]));
    expect(result).toEqual([]);
    expect([...reads]).toEqual(expect.arrayContaining(['run.ts', 'job.ts']));
    replace();
    expect(await judged(program, [app])).toEqual(FLAW);
  });

  it('is asked for too when another file was judged first', async () => {
    const other = { ...ROUTE, path: 'other.ts' };
    const { program } = replaced([UNSAFE, ROUTE, other], SAFE);
    await judged(program, [other]);
    const { reads } = await program.observe(() => judged(program, [ROUTE]));
    expect([...reads]).toEqual(expect.arrayContaining(['run.ts', 'app.ts']));
  });
});
