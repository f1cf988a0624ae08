import { z } from 'zod';
import { isLockFile, lockedPackages, parseJsonText } from '../../program/index.ts';

/** One version or range of a package that a file asks for. */
export interface WantedPackage {
  readonly name: string;
  readonly wanted: string;
  /** Where it is asked for; offsets in the file. */
  readonly start: number;
  readonly end: number;
}

const record = z.record(z.string(), z.string()).catch({});
const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
const manifestShape: z.ZodType<Readonly<Record<(typeof FIELDS)[number], Readonly<Record<string, string>>>>> = z.object({
  dependencies: record.default({}),
  devDependencies: record.default({}),
  optionalDependencies: record.default({}),
  peerDependencies: record.default({}),
});

/** True for the files that say which versions are installed. */
export function namesVersions(path: string): boolean {
  return isLockFile(path) || /(?:^|\/)package\.json$/.test(path);
}

/** What a manifest or lock file asks for. Workspaces, folders and repositories have no version to compare. */
export function wantedPackages(path: string, text: string): readonly WantedPackage[] {
  return isLockFile(path) ? lockedIn(path, text) : declaredIn(text);
}

function lockedIn(path: string, text: string): readonly WantedPackage[] {
  return [...lockedPackages(path, text).values()].flatMap(({ key, name, version }) => (version === undefined || key === '' ? [] : [{ name, wanted: version, ...placeOf(text, key, 0) }]));
}

function declaredIn(text: string): readonly WantedPackage[] {
  const parsed = manifestShape.safeParse(parseJsonText(text));
  if (!parsed.success) return [];
  return FIELDS.flatMap((field) => {
    const from = Math.max(text.indexOf(`"${field}"`), 0);
    return Object.entries(parsed.data[field]).map(([key, range]) => {
      const [, alias, version = range] = /^npm:((?:@[^@/]+\/)?[^@/]+)(?:@(.*))?$/.exec(range) ?? [];
      return { name: alias ?? key, wanted: alias === undefined ? range : version, ...placeOf(text, key, from) };
    });
  });
}

function placeOf(text: string, key: string, from: number): { readonly start: number; readonly end: number } {
  const quoted = text.indexOf(`"${key}"`, from);
  const start = quoted === -1 ? Math.max(text.indexOf(key, from), 0) : quoted;
  return { start, end: Math.min(start + key.length + (quoted === -1 ? 0 : 2), text.length) };
}
