import path from 'node:path';

/** The part of a `package.json` that says which packages may be imported. */
export interface Manifest {
  /** Path of the `package.json`, relative to the root. */
  readonly path: string;
  readonly name?: string;
  readonly declared: ReadonlySet<string>;
}

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** The nearest manifest above a file, and those above it up to the root. A manifest that is no JSON declares nothing. */
export function manifestsAbove(from: string, text: (path: string) => string | undefined): readonly Manifest[] {
  const found: Manifest[] = [];
  for (let folder = path.posix.dirname(from); ; folder = path.posix.dirname(folder)) {
    const at = folder === '.' ? 'package.json' : `${folder}/package.json`;
    const content = text(at);
    if (content !== undefined) found.push(parseManifest(at, content));
    if (folder === '.' || folder === '/') return found;
  }
}

function parseManifest(at: string, content: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch {
    return { path: at, declared: new Set() };
  }
  const fields = asRecord(data);
  const declared = new Set(FIELDS.flatMap((field) => Object.keys(asRecord(fields[field]))));
  return { path: at, declared, ...(typeof fields['name'] === 'string' ? { name: fields['name'] } : {}) };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
