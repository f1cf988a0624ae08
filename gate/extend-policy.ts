import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LockstepError } from '../contract/index.ts';
import type { ExtendedPolicy } from '../contract/index.ts';
import type { PolicyInput } from './policy.ts';
import { stricterPolicy } from './stricter-policy.ts';

/** A policy that others extend: of an organisation, in a file or a package. */
export interface PolicyBase {
  readonly policy: PolicyInput;
  /** Keys with dots (`network.mode`, `rules`, `waivers`) that a project may not loosen: to try is an error. */
  readonly locked: readonly string[];
  readonly extends: readonly string[];
}

/** A project's policy with all it extends. */
export interface ExtendedInput {
  readonly policy: PolicyInput;
  readonly extended: readonly ExtendedPolicy[];
}

/** What is extended, and by which file. */
export interface Extending {
  readonly policy: PolicyInput;
  readonly extends: readonly string[];
  readonly file: string;
  readonly readBase: (file: string) => Promise<PolicyBase>;
}

/**
 * Lays a policy over those it extends; the stricter value wins. What a base has locked cannot be loosened: then the error names
 * the line that tried. Each base is known by the digest of its file.
 */
export async function extendPolicy(extending: Extending, above: readonly string[] = []): Promise<ExtendedInput> {
  let { policy } = extending;
  const extended: ExtendedPolicy[] = [];
  for (const name of extending.extends) {
    const file = locate(name, extending.file);
    if (above.includes(file)) throw invalid(extending.file, `extends: ${[...above, file].join(' -> ')} goes round in a circle`);
    const base = await extending.readBase(file);
    const whole = await extendPolicy({ ...extending, policy: base.policy, extends: base.extends, file }, [...above, file]);
    const { policy: merged, loosened } = stricterPolicy(whole.policy, policy);
    const tried = loosened.find((key) => base.locked.some((locked) => key === locked || key.startsWith(`${locked}.`) || locked.startsWith(`${key}.`)));
    const waived = base.locked.includes('waivers') && (policy.waivers ?? []).length > 0 ? 'waivers' : undefined;
    const key = tried ?? waived;
    if (key !== undefined) throw new LockstepError('config-invalid', await lockedMessage(extending.file, key, name), { fault: 'caller', context: { source: extending.file, key, base: name } });
    policy = merged;
    extended.push(...whole.extended, { source: name, sha256: createHash('sha256').update(await readFile(file)).digest('hex') });
  }
  return { policy, extended };
}

async function lockedMessage(file: string, key: string, base: string): Promise<string> {
  const line = lineOf(await readFile(file, 'utf8').catch(() => ''), key);
  return `${file}${line === undefined ? '' : `:${line}`}: policy.${key}: expected nothing looser than ${base} says, which has locked it`;
}

/** The line at which a key stands: its last name, behind the names before it. */
function lineOf(text: string, key: string): number | undefined {
  let at = 0;
  for (const name of key.split('.')) {
    const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const found = new RegExp(`(?<![\\w$/-])["']?${escaped}["']?\\s*:`).exec(text.slice(at));
    if (found === null) return at === 0 ? undefined : text.slice(0, at).split('\n').length;
    at += found.index + found[0].length;
  }
  return text.slice(0, at).split('\n').length;
}

function locate(name: string, from: string): string {
  const beside = path.resolve(path.dirname(from), name);
  if (/^\.{0,2}[/\\]/.test(name) && existsSync(beside)) return beside;
  try {
    return createRequire(from).resolve(name);
  } catch (cause) {
    throw new LockstepError('config-not-found', `${from}: extends: expected a file or an installed package, got ${JSON.stringify(name)}`, { fault: 'caller', cause, context: { source: from } });
  }
}

function invalid(source: string, message: string): LockstepError {
  return new LockstepError('config-invalid', `${source}: ${message}`, { fault: 'caller', context: { source } });
}
