import { z } from 'zod';
import { parseJsonText } from './json-text.ts';

/** One package of a lock file. */
export interface LockedPackage {
  /** The entry's key, as it is written. */
  readonly key: string;
  /** The name of the package; of an alias, the name behind it. */
  readonly name: string;
  readonly version?: string | undefined;
  readonly integrity?: string | undefined;
  /** Where it is taken from. */
  readonly resolved?: string | undefined;
  /** True where it runs a script of its own when it is installed (npm). */
  readonly hasInstallScript?: boolean | undefined;
}

/** True for the lock files of npm, pnpm and yarn. */
export function isLockFile(path: string): boolean {
  return /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock)$/.test(path);
}

/** What a lock file holds, by key; a text that is none holds nothing. */
export function lockedPackages(path: string, text: string): ReadonlyMap<string, LockedPackage> {
  return path.endsWith('.json') ? lockedInJson(text) : lockedInLines(text);
}

interface Entry {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly integrity?: string | undefined;
  readonly resolved?: string | undefined;
  readonly hasInstallScript?: boolean | undefined;
}

const lockShape: z.ZodType<{ readonly packages: Readonly<Record<string, Entry>> }> = z.object({
  packages: z.record(z.string(), z.object({ name: z.string().optional(), version: z.string().optional(), integrity: z.string().optional(), resolved: z.string().optional(), hasInstallScript: z.boolean().optional() })),
});

function lockedInJson(text: string): ReadonlyMap<string, LockedPackage> {
  const parsed = lockShape.safeParse(parseJsonText(text));
  if (!parsed.success) return new Map();
  return new Map(Object.entries(parsed.data.packages).map(([key, { name = nameInFolder(key), ...entry }]) => [key, { key, name, ...entry }]));
}

/** `b` of `node_modules/a/node_modules/b`. */
function nameInFolder(folder: string): string {
  const at = folder.lastIndexOf('node_modules/');
  return at === -1 ? folder : folder.slice(at + 'node_modules/'.length);
}

/** `pnpm-lock.yaml` and both kinds of `yarn.lock`: a line that ends in a colon begins a package. */
function lockedInLines(text: string): ReadonlyMap<string, LockedPackage> {
  const found = new Map<string, LockedPackage>();
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    const head = /^ {0,2}["']?(\/?[@\w].*@.*?)["']?:\s*$/.exec(line)?.[1];
    if (head !== undefined) {
      key = head;
      found.set(key, { ...found.get(key), key, name: nameOf(head), ...versionInKey(head) });
    }
    const version = /^\s+version:?\s+"?([^"\s]+)/.exec(line)?.[1];
    const integrity = /\b(?:integrity:?|checksum:)\s+"?([\w+/=-]+)/.exec(line)?.[1];
    const resolved = /\b(?:resolved|tarball:)\s+"?([^"\s,}]+)/.exec(line)?.[1];
    const entry = found.get(key);
    if (entry !== undefined) found.set(key, { ...entry, ...(version === undefined ? {} : { version }), ...(integrity === undefined ? {} : { integrity }), ...(resolved === undefined ? {} : { resolved }) });
  }
  return found;
}

/** Of `/@scope/name@1.2.3`, `name@^1.0.0, name@^1.2.0` and `alias@npm:name@^1.0.0` the name of the package. */
function nameOf(head: string): string {
  const [, name = head, range = ''] = /^\/?((?:@[^@/]+\/)?[^@/\s]+)@(.*)$/.exec(head) ?? [];
  return /^npm:((?:@[^@/]+\/)?[^@/\s]+)@/.exec(range)?.[1] ?? name;
}

/** pnpm names the version in the key: `name@1.2.3(peer@2.0.0)`. */
function versionInKey(head: string): { readonly version?: string } {
  const version = /@(\d+\.\d+\.\d+[^(,\s]*)(?:\(.*)?$/.exec(head)?.[1];
  return version === undefined ? {} : { version };
}
