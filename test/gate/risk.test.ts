import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report, SurfaceFact } from '../../contract/index.ts';
import { assessRisk, DEFAULT_POLICY, ownersOf, parseCodeOwners } from '../../gate/index.ts';
import type { AssessedRisk } from '../../gate/index.ts';
import { architecture } from '../../validators/architecture/index.ts';
import { emptyProgram, partsOf, unitOf } from '../rules/judge.ts';
import { CHANGES } from './risk-changes.ts';
import { findingOf, reportOf } from './samples.ts';

const POLICY = { ...DEFAULT_POLICY, protectedPaths: ['src/billing/**'], owners: parseCodeOwners('* @all\n/src/billing/ @money # the payers\n') };

async function riskOf(path: string, text: string, soFar: readonly SurfaceFact[] = []): Promise<AssessedRisk> {
  const program = emptyProgram();
  program.begin(path, 'create');
  program.append(path, 'all', text);
  const unit = unitOf({ path, text }, 'chunk');
  const parts = await partsOf(unit, program, { validators: [architecture] });
  const surface = parts.flatMap((part) => (part.type === 'surface' ? part.facts : []));
  const report: Report = reportOf('architecture', { unitId: unit.id, unitSha256: unit.sha256, surface });
  return assessRisk({ unit, policy: POLICY, findings: [], reports: [report], surfaceSoFar: soFar });
}

describe('the risk of a change', () => {
  it('is shown on sixty', () => expect(CHANGES).toHaveLength(60));

  it.each(CHANGES)('is %s for %s: %s', async (tier, _what, _why, path, text) => {
    const risk = await riskOf(path, text);
    expect(risk.tier, risk.reasons.join('\n')).toBe(tier);
    if (tier === 'heavy') expect(risk.reasons.length).toBeGreaterThan(0);
  });

  it('explains itself line by line and names who answers', async () => {
    expect((await riskOf('src/billing/price.ts', 'export const price = 1;')).reasons).toEqual([
      'src/billing/price.ts is protected by the policy (src/billing/**)',
      'src/billing/price.ts is owned by @money',
    ]);
  });

  it('is heavy where a way in was behind a login and is not any more, for whatever reason', () => {
    const unit = unitOf({ path: 'src/app.ts', text: 'x' }, 'chunk');
    const route = (detail: string, over: Partial<SurfaceFact> = {}): SurfaceFact => ({ kind: 'route', name: 'GET /users', detail, path: 'src/users.ts', line: 3, ...over });
    const assess = (before: SurfaceFact, after: SurfaceFact) => assessRisk({ unit, policy: POLICY, findings: [], surfaceBefore: [before], reports: [reportOf('architecture', { unitId: unit.id, unitSha256: unit.sha256, surface: [after] })] });
    expect(assess(route('authenticated'), route('open'))).toMatchObject({ tier: 'heavy', reasons: ['src/users.ts:3 route GET /users was behind a login and is open now', expect.stringContaining('owned by')] });
    expect(assess(route('authenticated'), route('unknown')).reasons[0]).toContain('is not known to be now');
    expect([assess(route('unknown'), route('open')).tier, assess(route('authenticated'), route('open', { path: 'src/other.ts' })).tier]).toEqual(['normal', 'normal']);
    const two = assessRisk({ unit, policy: POLICY, findings: [], surfaceBefore: [route('authenticated'), route('open', { path: 'src/health.ts' })], surfaceSoFar: [route('open', { path: 'src/new.ts' })], reports: [reportOf('architecture', { unitId: unit.id, unitSha256: unit.sha256, surface: [route('open'), route('open', { path: 'src/health.ts' })] })] });
    expect(two.reasons[0], 'other files have a route of that name, open all along').toBe('src/users.ts:3 route GET /users was behind a login and is open now');
    const own = (detail: string, line: number): SurfaceFact => route(detail, { path: 'src/app.ts', line });
    const edited = assessRisk({ unit: { ...unit, operation: 'edit' }, policy: POLICY, findings: [], surfaceBefore: [own('open', 1), own('authenticated', 2)], reports: [reportOf('architecture', { unitId: unit.id, unitSha256: unit.sha256, surface: [own('open', 1), own('open', 2)] })] });
    expect(edited.tier, 'another route of that name in the file is open all along').toBe('heavy');
    expect(assess(route('open'), route('authenticated')), 'a step in front of routes elsewhere').toMatchObject({ tier: 'light', score: 0 });
  });

  it('counts that validators disagree', () => {
    const unit = unitOf({ path: 'src/a.ts', text: 'x' }, 'chunk');
    const says = (validator: string, over: Partial<Report>): Report => reportOf(validator, { unitId: unit.id, unitSha256: unit.sha256, ...over });
    const doubting = says('owasp', { status: 'fail', findings: [findingOf({ confidence: 'likely' })] });
    const assess = (...reports: readonly Report[]) => assessRisk({ unit, policy: POLICY, findings: [], reports });
    expect(assess(doubting, says('generic', {}))).toMatchObject({ tier: 'normal', reasons: ['owasp would not let it pass, the others do'] });
    expect([assess(doubting).tier, assess(says('owasp', {}), says('generic', {})).tier]).toEqual(['light', 'light']);
  });

  it('asks a person when the sum of harmless things crosses the budget, and only then', async () => {
    const many = Array.from({ length: 14 }, (_, index): SurfaceFact => ({ kind: 'host', name: `h${index}.io`, path: 'src/a.ts', line: 1 }));
    const next = 'export const rates = () => [fetch("https://r1.acme.io/"), fetch("https://r2.acme.io/")];';
    expect(await riskOf('src/api.ts', next, many)).toMatchObject({ tier: 'heavy', crossesSurface: true });
    expect(await riskOf('src/api.ts', next, many.slice(0, 5))).toMatchObject({ tier: 'normal', crossesSurface: false });
    expect(await riskOf('src/a.ts', 'export const a = 1;', many)).toMatchObject({ tier: 'light', crossesSurface: false });
  });

  it('looks more closely at what a folder has never done, and at a kind of file it has never had', async () => {
    const program = emptyProgram();
    mkdirSync(path.join(program.root, 'ui'));
    for (const name of ['a', 'b', 'c']) writeFileSync(path.join(program.root, `ui/${name}.ts`), "import { join } from 'node:path';\nimport express from 'express';\nexport const x = [join, express];");
    const facts = async (file: string, text: string): Promise<readonly SurfaceFact[]> => {
      program.begin(file, 'create');
      program.append(file, 'all', text);
      return (await partsOf(unitOf({ path: file, text }, 'chunk'), program, { validators: [architecture] })).flatMap((part) => (part.type === 'surface' ? part.facts : []));
    };
    const code = await facts('ui/d.ts', "import express from 'express';\nimport net from 'node:net';\nexport const y = [express, net];");
    expect(code.map(({ name, novel }) => [name, novel])).toEqual([['express', undefined], ['network', true]]);
    expect((await facts('ui/run.sh', 'ls')).map(({ kind, name, detail }) => [kind, name, detail])).toEqual([['file-kind', '.sh', 'ui']]);
    const unit = unitOf({ path: 'ui/d.ts', text: 'x' }, 'chunk');
    const { score, reasons } = assessRisk({ unit, policy: POLICY, findings: [], reports: [reportOf('architecture', { unitId: unit.id, unitSha256: unit.sha256, surface: code })] });
    expect([score, reasons]).toEqual([13, ['ui/d.ts:1 imports package express', 'ui/d.ts:2 can reach network (net), which nothing else in its folder does']]);
  });

  it('finds the owners as CODEOWNERS says: the last pattern that fits', () => {
    const owners = parseCodeOwners('# all\n* @a\n*.ts @b @c\n/docs/ \n');
    expect(ownersOf('x/y.ts', owners)).toEqual(['@b', '@c']);
    expect(ownersOf('x/y.md', owners)).toEqual(['@a']);
    expect(ownersOf('docs/y.ts', owners)).toEqual([]);
  });
});
