import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding, Policy } from '../../contract/index.ts';
import { POLICY } from './judge.ts';
import type { CaseFile } from './judge.ts';

/** The folder of all cases: `<family>/<rule>/(reject|accept)…`. */
export const CASES: string = fileURLToPath(new URL('cases', import.meta.url));

/** One case: a file, or a folder of numbered files in the order of their arrival. */
export interface RuleCase {
  readonly rule: string;
  readonly name: string;
  readonly expectation: 'reject' | 'accept';
  readonly files: readonly CaseFile[];
  readonly policy: Policy;
}

export function casesOf(rule: string): readonly RuleCase[] {
  const folder = path.join(CASES, rule);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^(?:reject|accept)/.test(name))
    .map((name) => ({
      rule,
      name,
      expectation: name.startsWith('reject') ? 'reject' : 'accept',
      files: filesAt(path.join(folder, name)),
      policy: policyFor(folder, path.join(folder, name)),
    }));
}

/** The policy that the cases of a rule share. */
export function policyOf(rule: string): Policy {
  return policyFor(path.join(CASES, rule));
}

/** `1-routes.ts` arrives first, as `routes.ts`; `2-src__app.ts` as `src/app.ts`; `disk-a.ts` is there before. A case of one file keeps its name. */
function filesAt(at: string): readonly CaseFile[] {
  if (!statSync(at).isDirectory()) return [{ path: path.basename(at), text: readFileSync(at, 'utf8') }];
  return readdirSync(at)
    .filter((name) => /^(?:\d|disk-)/.test(name))
    .sort((a, b) => (Number.parseInt(a, 10) || 0) - (Number.parseInt(b, 10) || 0))
    .map((name) => ({ path: name.replace(/^(?:\d+|disk)-/, '').replaceAll('__', '/'), text: readFileSync(path.join(at, name), 'utf8'), onDisk: name.startsWith('disk-') }));
}

function policyFor(...folders: readonly string[]): Policy {
  const own = folders.map((folder) => path.join(folder, 'policy.json')).filter((file) => existsSync(file));
  return own.reduce((policy, file) => ({ ...policy, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Policy>) }), POLICY);
}

/** What a finding is compared by: `path:line rule confidence`. */
export function keyOf({ location, rule, confidence }: Finding): string {
  return `${location.path}:${location.start.line} ${rule} ${confidence}`;
}

/** The `// reject: family/rule` comments of a case; `likely` after the rule when it is not certain. */
export function expectedIn(files: readonly CaseFile[]): readonly string[] {
  return files.flatMap(({ path: at, text }) =>
    text.split('\n').flatMap((line, index) => {
      const match = /(?:\/\/|#|\/\*|<!--) reject: (.+?)\s*(?:\*\/|-->)?$/.exec(line);
      if (match === null) return [];
      const own = line.slice(0, match.index).trim() !== '';
      return (match[1] ?? '').split(', ').map((each) => `${at}:${index + (own ? 1 : 2)} ${each.includes(' ') ? each : `${each} certain`}`);
    }),
  );
}
