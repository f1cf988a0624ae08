import { existsSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ValidatorPart } from '../../contract/index.ts';
import { nodeExec } from '../../gate/index.ts';
import { createProgram } from '../../program/index.ts';
import { externalSarif } from '../../validators/index.ts';
import type { ExternalSarifOptions } from '../../validators/index.ts';
import { POLICY, unitOf } from '../rules/judge.ts';

/** A program that finds the word FLAW in the file it is given and in its neighbour, and prints SARIF. */
const FINDER = `
import { existsSync, readFileSync } from 'node:fs';
const results = [process.argv[2], 'neighbour.ts'].filter((file) => existsSync(file)).flatMap((file) => readFileSync(file, 'utf8').split('\\n').flatMap((line, at) => {
  const column = line.indexOf('FLAW');
  return column === -1 ? [] : [{ ruleId: 'no-flaw', level: 'error', message: { text: 'a flaw' }, locations: [{ physicalLocation: { artifactLocation: { uri: file }, region: { startLine: at + 1, startColumn: column + 1, endLine: at + 1, endColumn: column + 5 } } }] }];
}));
console.log(JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'finder' } }, results }] }));
process.exitCode = results.length > 0 ? 1 : 0;
`;

async function partsOf(script: string, over: Partial<ExternalSarifOptions> = {}): Promise<{ parts: readonly ValidatorPart[]; root: string }> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'lockstep-sarif-')));
  writeFileSync(path.join(root, 'finder.mjs'), script);
  writeFileSync(path.join(root, 'neighbour.ts'), "export const neighbour = 'FLAW';\n");
  const program = createProgram(root);
  const text = "export const a = 1;\nexport const b = 'FLAW';\n";
  program.begin('new.ts', 'create');
  program.append('new.ts', '0', text);
  program.complete('new.ts');
  const validator = externalSarif({ id: 'finder', command: [process.execPath, 'finder.mjs', '{file}'], timeoutMs: 20_000, ...over });
  const parts: ValidatorPart[] = [];
  for await (const part of validator.validate({ unit: unitOf({ path: 'new.ts', text }, 'file'), program, policy: POLICY, exec: nodeExec, signal: new AbortController().signal })) parts.push(part);
  return { parts, root };
}

const copies = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('lockstep-shadow-'));

describe('a program that prints SARIF', () => {
  it('looks at a copy with the new file in it; the tree is left alone and the copy is gone afterwards', async () => {
    const { parts, root } = await partsOf(FINDER, { confidence: 'certain' });
    expect(parts).toMatchObject([
      { type: 'finding', finding: { rule: 'finder/no-flaw', severity: 'high', confidence: 'certain', message: 'a flaw', sink: 'FLAW', location: { path: 'new.ts', start: { line: 2, column: 19 }, end: { line: 2, column: 23 } } } },
      { type: 'done', status: 'fail' },
    ]);
    expect(existsSync(path.join(root, 'new.ts'))).toBe(false);
    expect(copies()).toEqual([]);
  });

  it('informs unless it is told to block', async () => {
    const { parts } = await partsOf(FINDER);
    expect(parts).toMatchObject([{ finding: { confidence: 'likely' } }, { type: 'done', status: 'pass' }]);
  });

  it.each([
    ['prints no SARIF', "console.log('all fine');", {}, /expected a SARIF 2.1.0 log on standard output, got "all fine/],
    ['prints another version', "console.log('{\"version\":\"1.0.0\",\"runs\":[]}');", {}, /2\.1\.0/],
    ['ends with another code', 'process.exitCode = 3;', {}, /ended with 3/],
    ['says that it failed', "console.log('{\"version\":\"2.1.0\",\"runs\":[{\"invocations\":[{\"executionSuccessful\":false}]}]}');", {}, /says that it failed/],
    ['takes too long', 'setInterval(() => undefined, 1000);', { timeoutMs: 300 }, /took longer than 300 ms/],
    ['is not there', '', { command: ['no-such-program-anywhere'] as const }, /could not be run/],
  ])('that %s is a fault and never a pass', async (_, script, over, why) => {
    await expect(partsOf(script, over)).rejects.toThrow(why);
    expect(copies()).toEqual([]);
  });

  it('is refused with options that mean nothing', () => {
    expect(() => externalSarif({ id: 'Not An Id', command: ['x'], timeoutMs: 1 })).toThrow(/externalSarif: id/);
  });
});
