import { describe, expect, it } from 'vitest';
import { HANDLER_ROWS, MIDDLEWARE_ROWS, REMOTE_MEMBER_ROWS, REMOTE_TYPE_ROWS, SINK_ROWS, STEP_ROWS } from '../../validators/knowledge/index.ts';
import type { SinkKind } from '../../validators/knowledge/index.ts';
import { judgeWhole } from '../rules/judge.ts';

/** Writes a value of a library out as code: `Pool.Instance.query` of `pg` is `new (pg.Pool)().query`. */
function expressionOf(path: string, root = 'library'): string {
  const steps = path === '' ? [] : path.split('.');
  return steps.reduce((base, step) => {
    if (step === 'Instance') return `new (${base})()`;
    if (step === 'ReturnValue') return `${base}()`;
    return step === 'Awaited' ? `(await ${base})` : `${base}.${step}`;
  }, root);
}

const CALLS: Readonly<Record<SinkKind, string>> = {
  'shell-text': '(`run ${input}`)',
  'shell-option': '(`run ${input}`, [], { shell: true })',
  'shell-argument': "('sh', ['-c', `run ${input}`])",
  program: '(input, [])',
  'sql-text': '(`SELECT ${input}`)',
};
const EXPRESS = "import express from 'express';\nimport { exec } from 'node:child_process';\nconst app = express();\n";

async function certain(text: string): Promise<readonly string[]> {
  const { program } = await judgeWhole([{ path: 'app.ts', text }]);
  return program.filter((finding) => finding.confidence === 'certain').map((finding) => finding.rule);
}

describe('every row fires', () => {
  it.each(SINK_ROWS)('sink %s %s %s', async (library, path, kind) => {
    const sink = `import library from '${library}';\n${EXPRESS}app.get('/', async (req) => {\n  const input = req.query.input;\n  ${expressionOf(path)}${CALLS[kind]};\n  exec;\n});\n`;
    expect(await certain(sink)).toEqual([kind === 'sql-text' ? 'owasp/sql-injection' : 'owasp/command-injection']);
  });

  it.each(HANDLER_ROWS)('handler %s %s %s', async (library, path, kind) => {
    const member = expressionOf(memberOf(kind), 'given');
    const text = `import library from '${library}';\nimport { exec } from 'node:child_process';\n${expressionOf(path)}('/', async (given) => {\n  exec('run ' + ${member});\n});\n`;
    expect(await certain(text)).toEqual(['owasp/command-injection']);
  });

  it.each(REMOTE_TYPE_ROWS)('type %s %s %s', async (library, path, kind) => {
    const name = path.split('.')[0] ?? '';
    const text = `import type { ${name} } from '${library}';\nimport { exec } from 'node:child_process';\nexport async function run(given: ${name}): Promise<void> {\n  exec('run ' + ${expressionOf(memberOf(kind), 'given')});\n}\n`;
    expect(await certain(text)).toEqual(['owasp/command-injection']);
  });

  it.each(REMOTE_MEMBER_ROWS)('member %s %s', async (kind, path) => {
    const [library, name] = REMOTE_TYPE_ROWS.find((row) => row[2] === kind) ?? ['', ''];
    const type = name.split('.')[0] ?? '';
    const text = `import type { ${type} } from '${library}';\nimport { exec } from 'node:child_process';\nexport async function run(given: ${type}): Promise<void> {\n  exec('run ' + ${expressionOf(path, 'given')});\n}\n`;
    expect(await certain(text)).toEqual(['owasp/command-injection']);
  });

  it.each(STEP_ROWS)('step %s %s %s', async (library, path, effect) => {
    const text = `import library from '${library}';\n${EXPRESS}app.get('/', (req) => {\n  exec('run ' + ${expressionOf(path)}(req.query.input));\n});\n`;
    expect(await certain(text)).toEqual(effect === 'propagates' ? ['owasp/command-injection'] : []);
  });

  it.each(MIDDLEWARE_ROWS)('middleware %s %s %s', async (library, path, effect) => {
    const handler = '(req) => {\n  exec(`run ${req.query.input}`);\n}';
    const between = effect === 'harmless' ? `${expressionOf(path)}, ${handler}` : `${expressionOf(path)}(${handler})`;
    expect(await certain(`import library from '${library}';\n${EXPRESS}app.get('/', ${between});\n`)).toEqual(['owasp/command-injection']);
  });
});

function memberOf(kind: string): string {
  return REMOTE_MEMBER_ROWS.find((row) => row[0] === kind)?.[1] ?? '';
}
