import picomatch from 'picomatch';
import type { FingerprintedFinding, Policy, Risk, Unit } from '../contract/index.ts';

/** What the risk of a unit is computed from. Nothing the model says of itself is among it. */
export interface RiskInput {
  readonly unit: Unit;
  readonly policy: Policy;
  readonly findings: readonly FingerprintedFinding[];
  /** Why the path guard wants a person to look, if it does. */
  readonly pathReview?: string;
}

const HEAVY = 50;
const NORMAL = 10;

/** How risky a unit is; pure. Each reason is one line for the person who decides. */
export function assessRisk(input: RiskInput): Risk {
  const factors = [...pathFactors(input), ...findingFactors(input.findings)];
  if (input.unit.kind === 'text') factors.push({ points: 1, reason: 'not code: only secrets, characters and the path were checked' });
  const score = factors.reduce((sum, factor) => sum + factor.points, 0);
  const tier = score >= HEAVY ? 'heavy' : score >= NORMAL ? 'normal' : 'light';
  return { tier, score, reasons: factors.map((factor) => factor.reason) };
}

interface Factor {
  readonly points: number;
  readonly reason: string;
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
