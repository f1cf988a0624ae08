import { describe, expect, it } from 'vitest';
import type { Report, SurfaceFact } from '../../contract/index.ts';
import { assessRisk, DEFAULT_POLICY, ownersOf, parseCodeOwners } from '../../gate/index.ts';
import type { AssessedRisk } from '../../gate/index.ts';
import { architecture } from '../../validators/architecture/index.ts';
import { emptyProgram, partsOf, unitOf } from '../rules/judge.ts';
import { CHANGES } from './risk-changes.ts';
import { reportOf } from './samples.ts';

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

  it.each(CHANGES)('is %s for %s', async (tier, _what, path, text) => {
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

  it('asks a person when the sum of harmless things crosses the budget, and only then', async () => {
    const many = Array.from({ length: 14 }, (_, index): SurfaceFact => ({ kind: 'host', name: `h${index}.io`, path: 'src/a.ts', line: 1 }));
    const next = 'export const rates = () => [fetch("https://r1.acme.io/"), fetch("https://r2.acme.io/")];';
    expect(await riskOf('src/api.ts', next, many)).toMatchObject({ tier: 'heavy', crossesSurface: true });
    expect(await riskOf('src/api.ts', next, many.slice(0, 5))).toMatchObject({ tier: 'normal', crossesSurface: false });
    expect(await riskOf('src/a.ts', 'export const a = 1;', many)).toMatchObject({ tier: 'light', crossesSurface: false });
  });

  it('finds the owners as CODEOWNERS says: the last pattern that fits', () => {
    const owners = parseCodeOwners('# all\n* @a\n*.ts @b @c\n/docs/ \n');
    expect(ownersOf('x/y.ts', owners)).toEqual(['@b', '@c']);
    expect(ownersOf('x/y.md', owners)).toEqual(['@a']);
    expect(ownersOf('docs/y.ts', owners)).toEqual([]);
  });
});
