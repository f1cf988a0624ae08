import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AdvisoryPolicy } from '../../contract/index.ts';
import { checkProject, resolvePolicy } from '../../index.ts';
import { nodeExec } from '../../gate/index.ts';
import { createProgram } from '../../program/index.ts';
import { createAdvisoryValidator } from '../../validators/index.ts';
import { POLICY, unitOf } from '../rules/judge.ts';

type Event = Readonly<Record<'introduced' | 'fixed' | 'last_affected', string>>;

/** A record about the package `soup`, in the words of the format. */
function record(id: string, events: readonly Partial<Event>[], more: object = {}): object {
  return { id, summary: `${id} spills`, affected: [{ package: { ecosystem: 'npm', name: 'soup' }, ranges: [{ type: 'SEMVER', events }] }], database_specific: { severity: 'HIGH' }, ...more };
}

const OLD = record('GHSA-aaaa-bbbb-cccc', [{ introduced: '1.0.0' }, { fixed: '1.2.6' }, { introduced: '2.0.0' }, { last_affected: '2.0.3' }]);

function treeWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-advisories-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

interface Asked {
  readonly file?: string;
  readonly text: string;
  readonly policy?: Partial<AdvisoryPolicy>;
  readonly sources?: Readonly<Record<string, string>>;
}

async function said({ file = 'package.json', text, policy = {}, sources = { 'osv.json': JSON.stringify(OLD) } }: Asked): Promise<readonly string[]> {
  const root = treeWith(sources);
  const program = createProgram(root);
  program.begin(file, 'create');
  program.setText(file, 'whole', text);
  program.complete(file);
  const validator = createAdvisoryValidator(root, { files: ['osv.json'], from: 'high', ...policy });
  const found: string[] = [];
  for await (const part of validator.validate({ unit: unitOf({ path: file, text }, 'file'), program, policy: POLICY, exec: nodeExec, signal: new AbortController().signal }))
    if (part.type === 'finding') found.push(`${part.finding.location.start.line} ${part.finding.rule} ${part.finding.severity} ${part.finding.confidence}`);
  return found;
}

const manifest = (range: string, field = 'dependencies'): string => `{\n  "name": "kitchen",\n  "${field}": {\n    "soup": "${range}"\n  }\n}\n`;
const REFUSED = ['4 advisory/ghsa-aaaa-bbbb-cccc high certain'];
const TOLD = ['4 advisory/ghsa-aaaa-bbbb-cccc high likely'];

describe('a version with a known advisory', () => {
  it.each([
    ['1.2.5', REFUSED], ['1.0.0', REFUSED], ['~1.1.0', REFUSED], ['>=1.0.0 <1.2.6', REFUSED], ['2.0.3', REFUSED], ['2.0.0-rc.1', []], ['1.1.0-beta.2', REFUSED], ['npm:soup@1.1.0', REFUSED],
    ['^1.2.0', TOLD], ['>=1.0.0', TOLD], ['1.2.6', []], ['^1.2.6', []], ['2.0.4', []], ['0.9.0', []], ['npm:stew@1.1.0', []], ['latest', []], ['workspace:*', []], ['file:../soup', []], ['github:kitchen/soup', []],
  ])('asked for as %s', async (range, expected) => {
    expect(await said({ text: manifest(range) })).toEqual(expected);
  });

  it('is seen in each field, and where an alias stands for the package', async () => {
    for (const field of ['devDependencies', 'optionalDependencies', 'peerDependencies']) expect(await said({ text: manifest('1.2.5', field) })).toEqual(REFUSED);
    expect(await said({ text: '{ "dependencies": { "broth": "npm:soup@1.2.5" } }' })).toEqual(['1 advisory/ghsa-aaaa-bbbb-cccc high certain']);
  });

  it.each([
    ['package-lock.json', '{\n "packages": {\n  "": { "name": "kitchen", "version": "1.2.5" },\n  "node_modules/stew/node_modules/soup": { "version": "1.2.5" },\n  "node_modules/soup": { "version": "1.2.6" }\n }\n}', 4],
    ['pnpm-lock.yaml', "packages:\n\n  stew@1.2.5:\n    resolution: {integrity: sha512-a==}\n\n  soup@1.2.5(stew@1.0.0):\n    resolution: {integrity: sha512-b==}\n", 6],
    ['yarn.lock', '# yarn lockfile v1\n\nsoup@^1.0.0, soup@^1.1.0:\n  version "1.2.5"\n  integrity sha512-a==\n\nstew@^1.0.0:\n  version "1.2.5"\n', 3],
  ])('is found in %s by the version that is locked', async (file, text, line) => {
    expect(await said({ file, text })).toEqual([`${line} advisory/ghsa-aaaa-bbbb-cccc high certain`]);
  });

  it.each([
    [{ database_specific: { severity: 'MODERATE' } }, 'medium likely'],
    [{ database_specific: {}, severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }] }, 'critical certain'],
    [{ database_specific: {}, severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N' }] }, 'medium likely'],
    [{ database_specific: {}, severity: [{ type: 'CVSS_V3', score: 'CVSS:3.0/AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:N/A:N' }] }, 'low likely'],
    [{ database_specific: {}, severity: [{ type: 'CVSS_V4', score: 'CVSS:4.0/AV:N' }] }, 'high certain'],
    [{ id: 'MAL-2026-1', database_specific: {} }, 'critical certain'],
  ])('weighs what its record says: %j', async (more, expected) => {
    const [found] = await said({ text: manifest('1.2.5'), sources: { 'osv.json': JSON.stringify({ ...OLD, ...more }) } });
    expect(found).toMatch(new RegExp(`${expected}$`));
  });

  it('is refused from the severity on that the policy says, and a withdrawn record counts for nothing', async () => {
    expect(await said({ text: manifest('1.2.5'), policy: { from: 'critical' } })).toEqual(TOLD);
    expect(await said({ text: manifest('1.2.5'), sources: { 'osv.json': JSON.stringify({ ...OLD, withdrawn: '2026-01-01T00:00:00Z' }) } })).toEqual([]);
  });
});

describe('a source of advisories', () => {
  const print = (code: string): Partial<AdvisoryPolicy> => ({ files: [], command: [process.execPath, '-e', code, '{name}', '{version}'] });

  it.each([
    ['a list', { 'osv.json': JSON.stringify([OLD]) }, {}],
    ['the answer of a query', { 'osv.json': JSON.stringify({ vulns: [OLD] }) }, {}],
    ['a record a line', { 'all.jsonl': `${JSON.stringify(OLD)}\n${JSON.stringify(record('GHSA-dddd', [{ introduced: '0' }, { fixed: '1.0.0' }]))}\n` }, { files: ['all.jsonl'] }],
    ['a folder', { 'osv/npm/a.json': JSON.stringify(OLD), 'osv/b.json': JSON.stringify(record('GHSA-dddd', [{ introduced: '3.0.0' }])) }, { files: ['osv'] }],
    ['a command that is asked for a package', {}, print(`if (process.argv.slice(1).join() !== 'soup,1.2.5') process.exit(9); console.log(${JSON.stringify(JSON.stringify(OLD))}); process.exitCode = 1`)],
  ])('may be %s', async (_, sources, policy) => {
    expect(await said({ text: manifest('1.2.5'), sources, policy })).toEqual(REFUSED);
  });

  it.each([
    ['is not there', {}, {}, /osv\.json: expected a file or folder of OSV records/],
    ['is an empty folder', { 'osv/readme.md': '' }, { files: ['osv'] }, /expected \.json or \.jsonl files with OSV records, got none/],
    ['is no JSON', { 'osv.json': 'all fine' }, {}, /expected OSV records as JSON, got "all fine"/],
    ['holds something else', { 'osv.json': '[{ "name": "soup" }]' }, {}, /osv\.json: record 1: id/],
    ['ends with another code', {}, print('process.exit(3)'), /ended with 3/],
    ['prints nothing', {}, print(''), /expected OSV records as JSON, got ""/],
    ['cannot be started', {}, { files: [], command: ['no-such-program-anywhere'] as const }, /could not be run/],
  ])('that %s is a fault and never a pass', async (_, sources, policy, why) => {
    await expect(said({ text: manifest('1.2.5'), sources, policy })).rejects.toThrow(why);
  });

  it('is named in the policy, which is refused when it names none', () => {
    const resolve = (advisories: unknown): unknown => resolvePolicy({ advisories }, { source: 'test', today: '2026-01-01' }).advisories;
    expect(resolve({ files: ['osv'] })).toEqual({ files: ['osv'], from: 'high' });
    expect(() => resolve({ from: 'low' })).toThrow(/policy\.advisories: expected files or a command/);
    expect(() => resolve({ files: ['osv'], from: 'severe' })).toThrow(/policy\.advisories\.from/);
  });

  it('judges beside the others when the policy names it', async () => {
    const root = treeWith({ 'osv.json': JSON.stringify(OLD), 'package.json': manifest('1.2.5') });
    const policy = resolvePolicy({ advisories: { files: ['osv.json'] } }, { source: 'test', today: '2026-01-01' });
    const { files } = await checkProject({ root, policy });
    expect(files.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(['advisory/ghsa-aaaa-bbbb-cccc']);
  });
});
