import type { FindingCounts, LockstepEvent } from '../contract/index.ts';

/** What became of what was found. */
export interface FindingLedger {
  take(event: LockstepEvent): void;
  /** By family. Findings of code that nobody has decided about are not counted. */
  counts(): Readonly<Record<string, FindingCounts>>;
}

type Outcome = keyof FindingCounts;

/** Starts with nothing found. */
export function createFindingLedger(): FindingLedger {
  /** Families of the findings of units without a decision, by unit and fingerprint. */
  const undecided = new Map<string, Map<string, string>>();
  const decided = new Map<string, { readonly family: string; readonly outcome: Outcome }>();
  const decide = (unitId: string, outcome: Outcome): void => {
    for (const [fingerprint, family] of undecided.get(unitId) ?? []) decided.set(fingerprint, { family, outcome });
    // A question is decided a second time when it is answered.
    if (outcome !== 'asked') undecided.delete(unitId);
  };
  return {
    take(event) {
      if (event.type === 'finding-available') {
        const { rule, fingerprint } = event.finding;
        const unitId = statementOf(event.unitId);
        const found = undecided.get(unitId) ?? new Map<string, string>();
        undecided.set(unitId, found.set(fingerprint, rule.slice(0, rule.indexOf('/'))));
      }
      if (event.type === 'chunk-superseded') undecided.delete(event.unitId);
      if (event.type === 'decision-available') decide(statementOf(event.unitId), OUTCOMES[event.decision]);
    },
    counts() {
      const families: Record<string, Record<Outcome, number>> = {};
      for (const { family, outcome } of decided.values()) (families[family] ??= { refused: 0, asked: 0, accepted: 0 })[outcome] += 1;
      return families;
    },
  };
}

const OUTCOMES = { accept: 'accepted', repair: 'refused', reject: 'refused', escalate: 'asked' } as const;

/** The statement of which a unit is an early look; the unit itself when it is none. */
function statementOf(unitId: string): string {
  return unitId.replace(/~\d+$/, '');
}
