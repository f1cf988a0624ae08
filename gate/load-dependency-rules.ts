import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LockstepError, messageOf } from '../contract/index.ts';
import type { DependencyRuleSet } from '../contract/index.ts';
import { extendConfiguration, parseConfiguration, parseJsonText, readDependencyRules } from '../program/index.ts';

type Configuration = ReturnType<typeof parseConfiguration>;

const NAMES = ['.dependency-cruiser.js', '.dependency-cruiser.cjs', '.dependency-cruiser.mjs', '.dependency-cruiser.json'];

/**
 * Reads the dependency-cruiser configuration of a tree, from disk and once: code that a run generates is never loaded. `file`
 * names another one; without it the usual names are looked for, and undefined means that there is none. Throws
 * `config-not-found` and `config-invalid` with the file and the place.
 */
export async function loadDependencyRules(root: string, file?: string): Promise<DependencyRuleSet | undefined> {
  const found = file === undefined ? NAMES.map((name) => path.join(root, name)).find((each) => existsSync(each)) : path.resolve(root, file);
  if (found === undefined) return undefined;
  const configuration = await readExtended(found, []);
  const base = configuration.options?.baseDir;
  if (base !== undefined && path.resolve(root, base) !== path.resolve(root)) throw invalid(found, `options.baseDir: expected none or the root of the tree, ${root}, got ${JSON.stringify(base)}`);
  return readDependencyRules(configuration, path.relative(root, found) || found);
}

async function readExtended(file: string, above: readonly string[]): Promise<Configuration> {
  if (above.includes(file)) throw invalid(file, `extends itself: ${[...above, file].join(' -> ')}`);
  let configuration = parseConfiguration(await readOne(file), file);
  const bases = configuration.extends === undefined ? [] : [configuration.extends].flat();
  for (const base of bases) configuration = extendConfiguration(configuration, await readExtended(locate(base, file), [...above, file]));
  const { extends: _, ...rest } = configuration;
  return rest;
}

/** A relative path counts from the file that extends; anything else is a module of a package. */
function locate(base: string, from: string): string {
  const folder = path.dirname(from);
  if (/^\.{0,2}\//.test(base)) {
    const at = path.resolve(folder, base);
    const found = [at, `${at}.js`, `${at}.json`, `${at}.cjs`, `${at}.mjs`].find((each) => existsSync(each));
    if (found !== undefined) return found;
  }
  try {
    return createRequire(from).resolve(base);
  } catch (cause) {
    throw new LockstepError('config-not-found', `${from}: extends: expected a file or a package, got ${JSON.stringify(base)}, which is not there`, { fault: 'caller', cause, context: { file: from } });
  }
}

async function readOne(file: string): Promise<unknown> {
  if (!existsSync(file)) throw new LockstepError('config-not-found', `${file}: no such dependency-cruiser configuration`, { fault: 'caller', context: { file } });
  try {
    if (/\.(?:[cm]?js)$|[/\\][^./\\]+$/.test(file)) return defaultOf((await import(pathToFileURL(file).href)) as object);
    const read = parseJsonText(await readFile(file, 'utf8'));
    if (read !== undefined) return read;
  } catch (cause) {
    throw invalid(file, `cannot be loaded: ${messageOf(cause)}`, cause);
  }
  throw invalid(file, 'expected JSON, got a text that is none');
}

function defaultOf(loaded: object): unknown {
  return 'default' in loaded ? loaded.default : undefined;
}

function invalid(file: string, message: string, cause?: unknown): LockstepError {
  return new LockstepError('config-invalid', `${file}: ${message}`, { fault: 'caller', cause, context: { file } });
}
