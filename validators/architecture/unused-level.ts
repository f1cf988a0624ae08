import type { RuleReport } from '../rule.ts';
import type { RuleContext } from '../rule.ts';

/** How what nobody uses is told; undefined where it is not looked for: only what the run brings is asked about, at its end. */
export function unusedLevel({ path, policy, program }: RuleContext): Pick<RuleReport, 'severity' | 'confidence'> | undefined {
  const { unused = 'off' } = policy.architecture;
  if (unused === 'off' || !program.runPaths().includes(path)) return undefined;
  return unused === 'refuse' ? { severity: 'medium', confidence: 'certain' } : { severity: 'low', confidence: 'likely' };
}
