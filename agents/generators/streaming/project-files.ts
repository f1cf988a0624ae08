import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { listSourceFiles } from '../../../program/index.ts';

/** What a model may see of the tree it writes into. Paths are relative to its root, with `/`. */
export interface ProjectFiles {
  exists(path: string): boolean;
  /** The text of a file, or why it is not shown. */
  read(path: string): { readonly text: string } | { readonly problem: string };
  /** Source files, sorted; ignored and installed ones are left out. */
  list(): readonly string[];
}

/** Longer files would fill the model's window. */
const MAX_BYTES = 200_000;
/** Names that hold secrets by custom: neither text nor presence is told. */
const SECRET = /(?:^|\/)(?:\.env(?:\..*)?|\.npmrc|\.netrc|\.pgpass|id_[a-z0-9]+|.*\.(?:pem|key|p12|pfx|kdbx|jks))$/i;
const OURS = /(?:^|\/)(?:\.git|\.lockstep|node_modules)(?:\/|$)/;

/** The files below `root`, as far as a model may see them. Links that lead out of the tree are not followed. */
export function projectFiles(root: string): ProjectFiles {
  let real: string | undefined;
  const top = (): string => (real ??= realpathSync(root));
  const inside = (name: string): string | undefined => {
    if (name === '' || name.includes('\0') || path.isAbsolute(name)) return undefined;
    const full = path.resolve(top(), name);
    const found = existsSync(full) ? realpathSync(full) : full;
    return found.startsWith(top() + path.sep) ? found : undefined;
  };
  return {
    exists: (name) => {
      const file = inside(name);
      return file !== undefined && existsSync(file);
    },
    read(name) {
      const file = inside(name);
      if (file === undefined) return { problem: `${name} does not lie in the project` };
      const shown = path.relative(top(), file).replaceAll('\\', '/');
      if (SECRET.test(shown) || OURS.test(shown)) return { problem: `${name} is not shown` };
      if (!existsSync(file) || !statSync(file).isFile()) return { problem: `there is no file ${name}` };
      if (statSync(file).size > MAX_BYTES) return { problem: `${name} is larger than ${MAX_BYTES} bytes` };
      const text = readFileSync(file, 'utf8');
      return text.includes('\0') ? { problem: `${name} is not text` } : { text };
    },
    list: () => listSourceFiles({ root: top(), paths: [], ignore: [], noIgnore: false }).files,
  };
}
