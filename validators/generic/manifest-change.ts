import { z } from 'zod';
import { lockedPackages } from '../../program/index.ts';

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

/** One thing that a change of a `package.json` or a lock file does to the supply chain. */
export interface SupplyChange {
  /** The name of the package or script, as it is written. */
  readonly name: string;
  readonly kind: 'new' | 'source' | 'any-version' | 'install-script' | 'integrity' | 'integrity-kind';
  readonly value: string;
}

const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
/** Scripts that the package manager runs by itself. */
const BY_ITSELF = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare', 'prepublish'];

/** What a new `package.json` does that the old one did not; a text that is no JSON says nothing. */
export function manifestChanges(before: string | undefined, after: string): readonly SupplyChange[] {
  const old = manifestIn(before);
  const now = manifestIn(after);
  if (now === undefined) return [];
  const known = new Set(FIELDS.flatMap((field) => Object.keys(old?.[field] ?? {})));
  const dependencies = FIELDS.flatMap((field) => Object.entries(now[field]).filter(([name, range]) => old?.[field][name] !== range));
  const scripts = BY_ITSELF.flatMap((name) => (now.scripts[name] === undefined || now.scripts[name] === old?.scripts[name] ? [] : [{ name, kind: 'install-script' as const, value: now.scripts[name] }]));
  return [...dependencies.flatMap(([name, value]) => kindsOf(value, known.has(name)).map((kind) => ({ name, kind, value }))), ...scripts];
}

function kindsOf(range: string, isKnown: boolean): readonly ('new' | 'source' | 'any-version')[] {
  const kinds: ('new' | 'source' | 'any-version')[] = isKnown ? [] : ['new'];
  if (/^(?:git|https?|ssh|github|gitlab|bitbucket|gist)[+:]|^[\w.-]+\/[\w.-]+(?:#|$)|\.git(?:#|$)|\.t(?:ar\.)?gz$/.test(range)) kinds.push('source');
  if (/^(?:\*|x|latest|next|>=?\s*0[\d.]*)?$/.test(range.trim())) kinds.push('any-version');
  return kinds;
}

function manifestIn(text: string | undefined): Manifest | undefined {
  const parsed = manifestShape.safeParse(jsonIn(text));
  return parsed.success ? parsed.data : undefined;
}

/** Packages whose content changed although their version did not: a registry never does that to a version. */
export function integrityChanges(file: string, before: string | undefined, after: string): readonly SupplyChange[] {
  const [old, now] = [before ?? '', after].map((text) => lockedPackages(file, text));
  return [...(now ?? [])].flatMap(([name, { version, integrity = '' }]) => {
    const was = old?.get(name);
    if (was?.integrity === undefined || was.version !== version || was.integrity === integrity) return [];
    return [{ name, kind: algorithmOf(was.integrity) === algorithmOf(integrity) ? ('integrity' as const) : ('integrity-kind' as const), value: integrity }];
  });
}

/** `sha512` of `sha512-…`, the cache key of `10c0/…`. */
function algorithmOf(integrity: string): string {
  return /^[\w]+(?=[-/])/.exec(integrity)?.[0] ?? '';
}

/** Some package managers read comments on lines of their own. */
function jsonIn(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text.replace(/^[ \t]*\/\/.*$/gm, ''));
  } catch {
    return undefined;
  }
}
