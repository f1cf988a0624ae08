import { isDeepStrictEqual } from 'node:util';
import { SEVERITIES } from '../contract/index.ts';
import type { PolicyInput } from './policy.ts';

/** Two policies laid over each other, and where the second is looser than the first. */
export interface StricterPolicy {
  readonly policy: PolicyInput;
  /** Keys, with dots, at which `own` would loosen `base`; there `base` holds. */
  readonly loosened: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;
type Choose = (base: never, own: never) => unknown;

const MILDEST_FIRST = SEVERITIES.toReversed();
const firstOf = (order: readonly unknown[]) => (base: unknown, own: unknown): unknown => (order.indexOf(base) <= order.indexOf(own) ? base : own);
const smaller = (base: number | null, own: number | null): number | null => (base === null ? own : own === null ? base : Math.min(base, own));
const union = (base: readonly unknown[], own: readonly unknown[]): readonly unknown[] => [...base, ...own.filter((each) => !base.some((other) => isDeepStrictEqual(other, each)))];
const common = (base: readonly unknown[], own: readonly unknown[]): readonly unknown[] => own.filter((each) => base.includes(each));
const byKey = (choose: (base: never, own: never) => unknown) => (base: Values, own: Values): Values =>
  Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(own)])].map((key) => [key, !(key in own) ? base[key] : !(key in base) ? own[key] : choose(base[key] as never, own[key] as never)]));

interface NamedLayer {
  readonly name: string;
  readonly mayImport: readonly string[];
}

/** A layer that both name may import only what both let it. */
const layers = (base: readonly NamedLayer[], own: readonly NamedLayer[]): readonly NamedLayer[] => [
  ...base.map((layer) => {
    const other = own.find(({ name }) => name === layer.name);
    return other === undefined ? layer : { ...layer, mayImport: common(layer.mayImport, other.mayImport) as readonly string[] };
  }),
  ...own.filter(({ name }) => !base.some((layer) => layer.name === name)),
];

/** Which of two values is the stricter one, key by key. A key that is not named here belongs to the project. */
const STRICTER: Readonly<Record<string, Choose>> = {
  blockFrom: firstOf(MILDEST_FIRST),
  rules: byKey(firstOf(['risk', 'off'])),
  protectedPaths: union,
  waivers: union,
  'required.code': union,
  'required.text': union,
  'architecture.layers': layers,
  'architecture.independent': union,
  'architecture.doors': union,
  'architecture.placing': union,
  'architecture.unused': firstOf(['refuse', 'inform', 'off']),
  'architecture.cycles': firstOf(['refuse', 'allow']),
  'architecture.undeclaredPackages': firstOf(['refuse', 'allow']),
  'repair.rounds': smaller,
  'repair.totalRounds': smaller,
  'repair.tokens': smaller,
  'repair.usd': smaller,
  'repair.ms': smaller,
  'network.mode': firstOf(['local', 'hosted']),
  'network.localHosts': common,
  'approval.expiresAfterHours': smaller,
  'approval.twoPeopleFrom': smaller,
  'secondReview.from': smaller,
  'secondReview.reviewer': (base: string): string => base,
  'advisories.files': union,
  'advisories.command': (base: readonly string[]): readonly string[] => base,
  'advisories.from': firstOf(MILDEST_FIRST),
  'surface.limits': byKey(smaller),
  'surface.budget': smaller,
  'surface.sensitiveData': union,
};

/** Lays a project's policy over the one it extends: the stricter value wins. Rules that the base does not name are the project's, but to weaken one counts as loosening. */
export function stricterPolicy(base: PolicyInput, own: PolicyInput): StricterPolicy {
  const loosened: string[] = [];
  const merged = merge(base, own, { at: '', loosened });
  for (const [rule, level] of Object.entries(own.rules ?? {})) if (base.rules?.[rule] === undefined && level !== undefined) loosened.push(`rules.${rule}`);
  return { policy: merged, loosened };
}

function merge(base: Values, own: Values, { at, loosened }: { readonly at: string; readonly loosened: string[] }): Values {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(own)) {
    const place = at === '' ? key : `${at}.${key}`;
    const other = base[key];
    if (value === undefined) continue;
    const choose = STRICTER[place];
    if (other === undefined) merged[key] = value;
    else if (choose !== undefined) {
      merged[key] = choose(other as never, value as never);
      loosened.push(...loosenedAt(place, { base: other, own: value, result: merged[key] }));
    } else merged[key] = isRecord(other) && isRecord(value) ? merge(other, value, { at: place, loosened }) : value;
  }
  return merged;
}

interface Laid {
  readonly base: unknown;
  readonly own: unknown;
  readonly result: unknown;
}

/** Where what is left of the project's wish is not what it wished: there it was looser. Lists that only grow are never looser. */
function loosenedAt(place: string, { base, own, result }: Laid): readonly string[] {
  if (isDeepStrictEqual(result, own) || isDeepStrictEqual(base, own)) return [];
  if (isRecord(result) && isRecord(own)) return Object.keys(own).filter((key) => !isDeepStrictEqual(own[key], result[key])).map((key) => `${place}.${key}`);
  if (!Array.isArray(result) || !Array.isArray(own)) return [place];
  return own.every((each) => result.some((other) => isDeepStrictEqual(other, each))) ? [] : [place];
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
