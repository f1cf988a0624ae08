import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { fieldsOf, parseJsonText } from '../../program/index.ts';

const record = z.record(z.string(), z.string()).catch({});
const manifestShape: z.ZodType<Manifest> = z.object({
  dependencies: record.default({}),
  devDependencies: record.default({}),
  optionalDependencies: record.default({}),
  peerDependencies: record.default({}),
  scripts: record.default({}),
});

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

type SupplyKind = 'new' | 'source' | 'alias' | 'any-version' | 'override' | 'trust' | 'install-script' | 'own-script' | 'integrity' | 'integrity-kind';

/** One thing that a change of a `package.json` or a lock file does to the supply chain. */
export interface SupplyChange {
  /** The name of the package, script or field, as it is written. */
  readonly name: string;
  readonly kind: SupplyKind;
  readonly value: string;
}

const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
/** Scripts that the package manager runs by itself. */
const BY_ITSELF = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare', 'prepublish', 'prepack', 'postpack', 'dependencies'];
/** Fields that put another package in the place of the one that is asked for (npm, yarn; those of pnpm stand below `pnpm`). */
const OVERRIDING = ['overrides', 'resolutions'];
/** Fields that decide where an install takes packages from and whose code it runs. */
const TRUSTING = ['trustedDependencies', 'onlyBuiltDependencies', 'allowScripts', 'allowBuilds', 'dependenciesMeta', 'patchedDependencies', 'bundledDependencies', 'bundleDependencies', 'publishConfig', 'packageManager', 'gypfile'];

/** What a new `package.json` does that the old one did not; a text that is no JSON says nothing. */
export function manifestChanges(before: string | undefined, after: string): readonly SupplyChange[] {
  const [old, now] = [manifestIn(before), manifestIn(after)];
  if (now === undefined) return [];
  const known = new Set(FIELDS.flatMap((field) => Object.keys(old?.[field] ?? {})));
  const dependencies = FIELDS.flatMap((field) => Object.entries(now[field]).filter(([name, range]) => old?.[field][name] !== range));
  const scripts = BY_ITSELF.flatMap((name) => (now.scripts[name] === undefined || now.scripts[name] === old?.scripts[name] ? [] : [{ name, kind: 'install-script' as const, value: now.scripts[name] }]));
  return [...dependencies.flatMap(([name, value]) => kindsOf(value, known.has(name)).map((kind) => ({ name, kind, value }))), ...scripts, ...fieldChanges(before, after)];
}

function kindsOf(range: string, isKnown: boolean): readonly SupplyKind[] {
  const kinds: SupplyKind[] = isKnown ? [] : ['new'];
  if (/^(?:git|https?|ssh|github|gitlab|bitbucket|gist|file|link|portal)[+:]|^git@|^[\w.-]+\/[\w.-]+(?:#|$)|\.git(?:#|$)|\.t(?:ar\.)?gz$/.test(range)) kinds.push('source');
  else if (/^npm:/.test(range)) kinds.push('alias');
  else if (range.split('||').some(isUnbounded)) kinds.push('any-version');
  return kinds;
}

/** Nothing, a star, a tag, or only a lower bound. */
function isUnbounded(range: string): boolean {
  return /^(?:[*x](?:\.[*x])*|>=?\s*[\d.x*]+(?:-[\w.]+)?|(?!v?\d)[a-z][\w.-]*)?$/i.test(range.trim());
}

function manifestIn(text: string | undefined): Manifest | undefined {
  const parsed = manifestShape.safeParse(text === undefined ? undefined : parseJsonText(text));
  return parsed.success ? parsed.data : undefined;
}

/** Fields that say something else than before, those of pnpm as well. */
function fieldChanges(before: string | undefined, after: string): readonly SupplyChange[] {
  const [old, now] = [before ?? '', after].map((text) => fieldsOf(parseJsonText(text))).map((fields) => ({ ...fields, ...fieldsOf(fields['pnpm']) }));
  const changed = (names: readonly string[], kind: SupplyKind): readonly SupplyChange[] =>
    names.flatMap((name) => (now?.[name] === undefined || isDeepStrictEqual(now[name], old?.[name]) ? [] : [{ name, kind, value: JSON.stringify(now[name]).slice(0, 120) }]));
  return [...changed(OVERRIDING, 'override'), ...changed(TRUSTING, 'trust')];
}
