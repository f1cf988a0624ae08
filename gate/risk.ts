import picomatch from 'picomatch';
import { surfaceKey } from '../contract/index.ts';
import type { FingerprintedFinding, Policy, Report, Risk, SurfaceFact, Unit } from '../contract/index.ts';
import { ownersOf } from './code-owners.ts';
import { crossedBounds, HEAVY, surfaceFactors } from './surface-risk.ts';
import type { Factor } from './surface-risk.ts';

/** What the risk of a unit is computed from. Nothing the model says of itself is among it. */
export interface RiskInput {
  readonly unit: Unit;
  readonly policy: Policy;
  readonly findings: readonly FingerprintedFinding[];
  /** Why the path guard wants a person to look, if it does. */
  readonly pathReview?: string;
  readonly reports?: readonly Report[];
  /** What the run has added to the attack surface so far. */
  readonly surfaceSoFar?: readonly SurfaceFact[];
  /** The attack surface of the file before the run. */
  readonly surfaceBefore?: readonly SurfaceFact[];
}

/** A risk, and whether it is the sum of the run and not this unit alone that a person has to see. */
export interface AssessedRisk extends Risk {
  readonly crossesSurface: boolean;
}

const NORMAL = 10;
const LONG_LINES = 150;

/**
 * How risky a unit is; pure. What it adds to the attack surface, the data it touches, where it stands, what was found in it, how
 * long it is and whether validators disagree, each with the words for the person who decides.
 */
export function assessRisk(input: RiskInput): AssessedRisk {
  const added = addedSurface(input);
  const bounds = crossedBounds(input.surfaceSoFar ?? [], added, input.policy.surface);
  const factors = [
    ...pathFactors(input),
    ...findingFactors(input.findings),
    ...bounds,
    ...surfaceFactors(added, input.policy.surface, input.surfaceBefore),
    ...disagreement(input.reports ?? []),
    ...sizeFactors(input),
  ];
  if (input.unit.kind === 'text') factors.push({ points: 1, reason: 'not code: only secrets, characters and the path were checked' });
  const score = factors.reduce((sum, factor) => sum + factor.points, 0);
  const tier = score >= HEAVY ? 'heavy' : score >= NORMAL ? 'normal' : 'light';
  return { tier, score, reasons: [...factors.map((factor) => factor.reason), ...ownerReasons(input, tier)], crossesSurface: bounds.length > 0 };
}

/**
 * What the unit's reports say it adds; the file had the rest before. Only chunks bring bytes that nobody was asked about. What a
 * unit says of ways into other files counts where it opens one, once in a run; at the end of a file too, for a step that is gone is in no chunk.
 */
export function addedSurface({ unit, reports = [], surfaceBefore = [], surfaceSoFar = [] }: Pick<RiskInput, 'unit' | 'reports' | 'surfaceBefore' | 'surfaceSoFar'>): readonly SurfaceFact[] {
  if (unit.phase !== 'chunk' && unit.phase !== 'file') return [];
  const had = new Set(surfaceBefore.map(surfaceKey));
  // Many routers have a `GET /`: a way in elsewhere is known by its file too.
  const known = new Set([...surfaceBefore, ...surfaceSoFar].map(keyInFile));
  const facts = reports.flatMap((report) => report.surface ?? []);
  const countIn = (all: readonly SurfaceFact[], fact: SurfaceFact): number => all.filter((each) => keyInFile(each) === keyInFile(fact)).length;
  // An edit is judged as the whole file: where more of its routes of one name are open than before, one has come or has lost its login.
  const isMore = (fact: SurfaceFact): boolean => unit.operation === 'edit' && fact.kind === 'route' && countIn(facts, fact) > countIn(surfaceBefore, fact);
  const isNew = (fact: SurfaceFact): boolean =>
    fact.kind === 'route' && fact.path !== unit.path ? fact.detail !== 'authenticated' && !known.has(keyInFile(fact)) : unit.phase === 'chunk' && (!had.has(surfaceKey(fact)) || isMore(fact));
  return facts.filter(isNew);
}

function keyInFile(fact: SurfaceFact): string {
  return `${surfaceKey(fact)} ${fact.path}`;
}

/** The path counts with every chunk: the passes over the whole file bring no byte that nobody was asked about. */
function pathFactors({ unit, policy, pathReview }: RiskInput): Factor[] {
  if (unit.phase !== 'chunk') return [];
  const factors: Factor[] = [];
  if (pathReview !== undefined) factors.push({ points: HEAVY, reason: `${unit.path}: ${pathReview}` });
  const glob = policy.protectedPaths.find((each) => picomatch.isMatch(unit.path, each, { dot: true }));
  if (glob !== undefined) factors.push({ points: HEAVY, reason: `${unit.path} is protected by the policy (${glob})` });
  return factors;
}

function findingFactors(findings: readonly FingerprintedFinding[]): Factor[] {
  return findings
    .filter((finding) => finding.confidence !== 'heuristic')
    .map((finding) => ({ points: NORMAL, reason: `${finding.rule} (${finding.confidence}): ${finding.message}` }));
}

/** One says `fail`, though nothing certain was found, and others let it pass: a person may know who is right. */
function disagreement(reports: readonly Report[]): Factor[] {
  const against = reports.filter((report) => report.status === 'fail' && report.findings.every((finding) => finding.confidence !== 'certain'));
  if (against.length === 0 || !reports.some((report) => report.status === 'pass')) return [];
  return [{ points: NORMAL, reason: `${against.map((report) => report.validator).join(', ')} would not let it pass, the others do` }];
}

function sizeFactors({ unit }: RiskInput): Factor[] {
  const lines = unit.text.split('\n').length;
  return unit.phase === 'chunk' && lines > LONG_LINES ? [{ points: 5, reason: `one statement of ${lines} lines` }] : [];
}

/** Who is to be asked; no risk in itself. */
function ownerReasons({ unit, policy }: RiskInput, tier: Risk['tier']): readonly string[] {
  const owners = tier === 'heavy' && policy.owners !== undefined ? ownersOf(unit.path, policy.owners) : [];
  return owners.length === 0 ? [] : [`${unit.path} is owned by ${owners.join(', ')}`];
}
