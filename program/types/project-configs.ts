import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The configurations that may hold a file, likeliest first: each `tsconfig.json` from its folder upwards, and behind each
 * the projects it refers to. Paths are absolute.
 */
export function projectConfigs(file: string): readonly string[] {
  const found = new Set<string>();
  for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
    addWithReferences(`${folder}/tsconfig.json`, found);
    if (folder === path.posix.dirname(folder)) return [...found];
  }
}

/** True when a configuration of the compiler stands above a file. */
export function hasTypeConfiguration(root: string, file: string): boolean {
  return projectConfigs(path.posix.join(root, file)).length > 0;
}

function addWithReferences(config: string, found: Set<string>): void {
  if (found.has(config) || !existsSync(config)) return;
  found.add(config);
  for (const reference of referencesOf(config)) addWithReferences(reference, found);
}

/** The compiler reads the file with comments and loose commas; for the list of references the strings are enough. */
function referencesOf(config: string): readonly string[] {
  const list = /"references"\s*:\s*\[([^\]]*)\]/.exec(readFileSync(config, 'utf8'))?.[1] ?? '';
  return [...list.matchAll(/"path"\s*:\s*"([^"]+)"/g)].map(([, target = '']) => {
    const at = path.posix.resolve(path.posix.dirname(config), target);
    return at.endsWith('.json') ? at : `${at}/tsconfig.json`;
  });
}
