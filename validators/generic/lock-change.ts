import { lockedPackages } from '../../program/index.ts';
import type { LockedPackage } from '../../program/index.ts';
import type { SupplyChange } from './manifest-change.ts';

/** What a changed lock file lets in: other content under a known version, packages from elsewhere, and packages that run scripts. */
export function lockChanges(file: string, before: string | undefined, after: string): readonly SupplyChange[] {
  const old = lockedPackages(file, before ?? '');
  const origins = new Set([...old.values()].flatMap((each) => originOf(each) ?? []));
  return [...lockedPackages(file, after).values()].flatMap((entry) => {
    const was = old.get(entry.key);
    return [...contentChange(entry, was), ...sourceChange(entry, { was, origins }), ...(entry.hasInstallScript === true && was?.hasInstallScript !== true && was !== undefined ? [{ name: entry.name, kind: 'own-script' as const, value: entry.version ?? '' }] : [])];
  });
}

/** A registry never changes what a version holds. */
function contentChange({ name, version, integrity = '' }: LockedPackage, was: LockedPackage | undefined): readonly SupplyChange[] {
  if (was?.integrity === undefined || was.version !== version || was.integrity === integrity) return [];
  return [{ name, kind: algorithmOf(was.integrity) === algorithmOf(integrity) ? 'integrity' : 'integrity-kind', value: integrity }];
}

interface Known {
  readonly was: LockedPackage | undefined;
  /** Where the packages of the old file come from. */
  readonly origins: ReadonlySet<string>;
}

/** A host that the file did not name, another protocol, another package than the entry says, or a folder. */
function sourceChange(entry: LockedPackage, { was, origins }: Known): readonly SupplyChange[] {
  const { name, resolved } = entry;
  if (resolved === undefined || resolved === was?.resolved) return [];
  const origin = originOf(entry);
  const isElsewhere = origin === undefined ? was?.resolved !== undefined : origins.size > 0 && !origins.has(origin);
  const isAnother = /^https?:.*\/-\/[^/]+\.tgz/.test(resolved) && !decodeURIComponent(resolved).includes(`/${name}/-/`);
  return isElsewhere || isAnother ? [{ name, kind: 'source', value: resolved.slice(0, 120) }] : [];
}

/** `https://registry.example` of an address; undefined for what is none. */
function originOf({ resolved }: LockedPackage): string | undefined {
  return /^[a-z+]+:\/\/[^/]+/.exec(resolved ?? '')?.[0];
}

/** `sha512` of `sha512-…`, the cache key of `10c0/…`. */
function algorithmOf(integrity: string): string {
  return /^[\w]+(?=[-/])/.exec(integrity)?.[0] ?? '';
}
