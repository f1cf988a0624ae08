/** How often a rule was right of the findings it was sure of. */
export interface Demotion {
  readonly rule: string;
  readonly right: number;
  readonly judged: number;
}

export function demotionsFrom(judgements: Readonly<Record<string, { readonly verdict: 'true' | 'false' }>>): readonly Demotion[];
export function demotionsText(demotions: readonly Demotion[]): string;
