import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import type { PathOwners } from '../contract/index.ts';

const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Reads who answers for which paths; undefined when the tree does not say. */
export async function loadCodeOwners(root: string): Promise<readonly PathOwners[] | undefined> {
  for (const place of PLACES) {
    const text = await readFile(path.join(root, place), 'utf8').catch(() => undefined);
    if (text !== undefined) return parseCodeOwners(text);
  }
  return undefined;
}

/** Reads lines of a pattern and its owners; sections of GitLab give their default owners to the lines without. */
export function parseCodeOwners(text: string): readonly PathOwners[] {
  let usual: readonly string[] = [];
  return text.split('\n').flatMap((line) => {
    const [pattern, ...owners] = line.replace(/(?:^|\s)#.*$/, '').trim().split(/(?<!\\)\s+/).filter((word) => word !== '');
    if (pattern === undefined) return [];
    if (/^\^?\[/.test(pattern)) {
      usual = owners.filter((owner) => /^@|@/.test(owner));
      return [];
    }
    return [{ pattern, owners: owners.length > 0 ? owners : usual }];
  });
}

/** Who answers for a path: the last pattern that fits, as in a `.gitignore`. Empty when nobody does. */
export function ownersOf(file: string, owners: readonly PathOwners[]): readonly string[] {
  return owners.findLast(({ pattern }) => ignore().add(pattern).ignores(file))?.owners ?? [];
}
