import picomatch from 'picomatch';
import { SURFACE_KINDS, surfaceKey } from '../contract/index.ts';
import type { SurfaceFact, SurfaceKind, SurfacePolicy } from '../contract/index.ts';

/** One line of an explanation, and what it weighs. */
export interface Factor {
  readonly points: number;
  readonly reason: string;
}

/** At this weight a single fact is seen by a person. */
export const HEAVY = 50;

/** What a folder has never done before is looked at more closely. */
const NOVEL = 5;

const WRITES = new Set(['insert', 'update', 'delete', 'create']);
const DESTROYS = new Set(['drop', 'truncate', 'alter', 'grant']);
const SECRET = /secret|token|passw|credential|private|api_?key|(?:^|_)key$/i;

/** What one new thing weighs, and why. The weights are on docs/risk.md. */
export function weightOf({ kind, name, detail }: SurfaceFact, { sensitiveData }: SurfacePolicy): Factor {
  switch (kind) {
    case 'package':
      return detail === undefined ? { points: 3, reason: `imports package ${name}` } : { points: detail === 'devDependencies' ? 10 : 20, reason: `adds package ${name} to ${detail}` };
    case 'capability':
      return { points: name === 'processes' || name === 'code' ? 20 : 5, reason: `can reach ${name} (${detail ?? ''})` };
    case 'host':
      return { points: 10, reason: `talks to ${name}` };
    case 'environment':
      return SECRET.test(name) ? { points: 15, reason: `reads secret ${name} from the environment` } : { points: 2, reason: `reads ${name} from the environment` };
    case 'route':
      return routeWeight(name, detail);
    case 'table':
      return tableWeight(name, detail ?? 'select', sensitiveData);
    case 'written-path':
      return { points: 10, reason: `writes ${name === '*' ? 'to a path that is computed' : name}` };
    case 'dynamic-code':
      return { points: name === 'import()' || name === 'require()' ? 20 : HEAVY, reason: `runs code that is not in the text (${name})` };
    case 'argument':
      return { points: 2, reason: `reads arguments of the command line (${name})` };
    case 'script':
      return { points: HEAVY, reason: `package script ${name}` };
    case 'infrastructure':
      return { points: HEAVY, reason: `${detail ?? 'infrastructure'}: ${name}` };
    case 'file-kind':
      return { points: 5, reason: `the first ${name} file in ${detail ?? 'its folder'}` };
  }
}

function routeWeight(name: string, access = 'unknown'): Factor {
  const changes = !/^(?:GET|HEAD|OPTIONS|QUERY|SUBSCRIPTION) /.test(name);
  if (access === 'authenticated') return { points: changes ? 15 : 10, reason: `route ${name}, behind a login` };
  const doubt = access === 'open' ? 'with no login in front that is known' : 'with steps in front that are not known to ask for a login';
  return { points: (access === 'open' ? 20 : 15) + (changes ? 10 : 0), reason: `route ${name}, ${doubt}` };
}

/** A way in that was behind a login and is not any more is never a small change. */
function hasLostLogin({ kind, name, detail, path }: SurfaceFact, before: readonly SurfaceFact[]): boolean {
  return kind === 'route' && detail !== 'authenticated' && before.some((fact) => fact.kind === 'route' && fact.name === name && fact.path === path && fact.detail === 'authenticated');
}

function tableWeight(name: string, verb: string, sensitive: readonly string[]): Factor {
  const table = name.slice(name.lastIndexOf('.') + 1);
  const glob = sensitive.find((each) => picomatch.isMatch(table, each, { nocase: true }));
  if (glob !== undefined) return { points: HEAVY, reason: `${verb} on ${name}, which holds sensitive data (${glob})` };
  if (DESTROYS.has(verb)) return { points: HEAVY, reason: `${verb} on table ${name}` };
  return WRITES.has(verb) ? { points: 15, reason: `${verb} on table ${name}` } : { points: 5, reason: `reads table ${name}` };
}

/** What each new thing of a unit weighs; `before` is what the file gave away until now. */
export function surfaceFactors(added: readonly SurfaceFact[], policy: SurfacePolicy, before: readonly SurfaceFact[] = []): readonly Factor[] {
  const lost = added.filter((fact) => hasLostLogin(fact, before));
  const others = distinct(added.filter((fact) => !lost.includes(fact)));
  const factors = [
    ...lost.map((fact) => ({ points: HEAVY, reason: `${placeOf(fact)} route ${fact.name} was behind a login and is ${fact.detail === 'open' ? 'open' : 'not known to be'} now` })),
    ...others.map((fact) => {
      const { points, reason } = weightOf(fact, policy);
      const place = `${placeOf(fact)} ${reason}`;
      return fact.novel === true ? { points: points + NOVEL, reason: `${place}, which nothing else in its folder does` } : { points, reason: place };
    }),
  ];
  return [...new Map(factors.map((factor) => [factor.reason, factor] as const)).values()];
}

function placeOf({ path, line }: SurfaceFact): string {
  return `${path}:${line}`;
}

/** The bounds that the sum of a run crosses with this unit: each thing was harmless alone. */
export function crossedBounds(before: readonly SurfaceFact[], added: readonly SurfaceFact[], policy: SurfacePolicy): readonly Factor[] {
  const known = new Set(before.map(surfaceKey));
  const fresh = distinct(added).filter((fact) => !known.has(surfaceKey(fact)));
  if (fresh.length === 0) return [];
  const all = [...distinct(before), ...fresh];
  const limits = SURFACE_KINDS.flatMap((kind) => limitFactor(kind, { all, fresh, limit: policy.limits[kind] }));
  const points = (facts: readonly SurfaceFact[]): number => facts.reduce((sum, fact) => sum + weightOf(fact, policy).points, 0);
  const after = points(all);
  const crosses = policy.budget !== null && after > policy.budget && after - points(fresh) <= policy.budget;
  return crosses ? [...limits, { points: HEAVY, reason: `the run adds ${after} points to the attack surface, the policy allows ${policy.budget ?? 0}` }] : limits;
}

interface Counting {
  readonly all: readonly SurfaceFact[];
  readonly fresh: readonly SurfaceFact[];
  readonly limit: number | undefined;
}

function limitFactor(kind: SurfaceKind, { all, fresh, limit }: Counting): readonly Factor[] {
  const count = all.filter((fact) => fact.kind === kind).length;
  const crosses = limit !== undefined && count > limit && fresh.some((fact) => fact.kind === kind);
  return crosses ? [{ points: HEAVY, reason: `the run adds ${count} of kind ${kind}, the policy allows ${limit}` }] : [];
}

/** Each thing once, however often it occurs. */
export function distinct(facts: readonly SurfaceFact[]): readonly SurfaceFact[] {
  return [...new Map(facts.map((fact) => [surfaceKey(fact), fact] as const)).values()];
}
