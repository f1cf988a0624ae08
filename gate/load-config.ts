import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LockstepError, messageOf } from '../contract/index.ts';
import type { DependencyRuleSet, Generator, PathOwners, Policy, Validator, ValidatorModule } from '../contract/index.ts';
import { loadCodeOwners } from './code-owners.ts';
import { loadDependencyRules } from './load-dependency-rules.ts';
import { DEFAULT_POLICY } from './default-policy.ts';
import { extendPolicy } from './extend-policy.ts';
import type { PolicyBase } from './extend-policy.ts';
import { POLICY_KEYS, resolvePolicy } from './policy.ts';
import { checkRuleNames } from './rule-names.ts';
import { PERSON } from './second-review.ts';
import type { PolicyInput } from './policy.ts';

/** What `lockstep.config.*` exports by default. */
export interface LockstepConfig {
  readonly policy?: PolicyInput;
  /** Validators beside the built-in families; given as modules they run in workers of their own. */
  readonly validators?: readonly (Validator | ValidatorModule)[];
  readonly generator?: Generator;
  /** Globs that `check` leaves out. */
  readonly ignore?: readonly string[];
  /** A dependency-cruiser configuration, from the folder of this file; false to read none. The usual names are found by themselves. */
  readonly dependencyCruiser?: string | false;
  /** Policies of an organisation, files or packages: the stricter value wins. */
  readonly extends?: string | readonly string[];
  /** Where this configuration is one that others extend: keys of the policy, with dots, that they may not loosen. */
  readonly locked?: readonly string[];
}

/** A configuration that was read, checked and completed. */
export interface LoadedConfig {
  /** The tree: the folder of the file, or where the search began. */
  readonly root: string;
  readonly file?: string;
  readonly policy: Policy;
  readonly validators: readonly (Validator | ValidatorModule)[];
  readonly generator?: Generator;
  readonly ignore: readonly string[];
}

/** Where a configuration is looked for. */
export interface LoadConfigOptions {
  readonly cwd: string;
  readonly configFile?: string;
  readonly noConfig?: boolean;
  /** `YYYY-MM-DD`, for the expiry of waivers; today when absent. */
  readonly today?: string;
}

const NAMES = ['ts', 'mts', 'mjs', 'js', 'cjs', 'json'].map((extension) => `lockstep.config.${extension}`);
const KEYS = ['policy', 'validators', 'generator', 'ignore', 'dependencyCruiser', 'extends', 'locked'];

/** Gives a configuration its type; the object is used as it is. */
export function defineConfig(config: LockstepConfig): LockstepConfig {
  return config;
}

/**
 * Reads the nearest `lockstep.config.*` from `cwd` upwards, from disk and once: code that a run generates is never
 * loaded. Without a file the defaults hold. Where the built-in rules are given, names of rules in the policy are compared with them. Throws `config-not-found` and `config-invalid` with the place, what was
 * expected and what came.
 */
export async function loadConfig(options: LoadConfigOptions, rules: readonly string[] = []): Promise<LoadedConfig> {
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const file = options.noConfig === true ? undefined : findConfig(options);
  if (file === undefined) {
    const root = path.resolve(options.cwd);
    const found = options.noConfig === true ? {} : await readTree(root);
    return { root, policy: resolvePolicy(withTree(undefined, found), { source: 'defaults', today }), validators: [], ignore: [] };
  }
  const config = checkShape(await read(file), file);
  const root = path.dirname(file);
  const found = await readTree(root, config.dependencyCruiser);
  const { policy: extended, extended: bases } = await extendPolicy({ policy: config.policy ?? {}, extends: [config.extends ?? []].flat(), file, readBase });
  const policy = resolvePolicy(withTree(bases.length === 0 ? extended : { ...extended, extended: bases }, found), { source: file, today });
  checkRequired(policy, config.validators ?? [], file);
  checkReviewer(policy, config.validators ?? [], file);
  if (rules.length > 0) checkRuleNames(policy, { ids: rules, foreign: foreignFamilies(config.validators ?? []) }, file);
  return {
    root,
    file,
    policy,
    validators: config.validators ?? [],
    ignore: config.ignore ?? [],
    ...(config.generator === undefined ? {} : { generator: config.generator }),
  };
}

async function readBase(file: string): Promise<PolicyBase> {
  const config = checkShape(await read(file), file);
  return { policy: config.policy ?? {}, locked: config.locked ?? [], extends: [config.extends ?? []].flat() };
}

/** The first part of the names that a user's validators give their rules; a module's are not known before it is loaded, but it has an id. */
function foreignFamilies(validators: LoadedConfig['validators']): readonly string[] {
  return [...validators.flatMap((each) => [each.id, ...('rules' in each ? each.rules.map(({ id }) => id.slice(0, id.indexOf('/'))) : [])]), 'eslint', 'advisory'];
}

/** A policy that requires what nobody runs would refuse everything. */
function checkRequired(policy: Policy, validators: LoadedConfig['validators'], file: string): void {
  const known = new Set([...DEFAULT_POLICY.required.code, ...DEFAULT_POLICY.required.text, ...(policy.eslint === 'project' ? ['eslint'] : []), ...(policy.advisories === undefined ? [] : ['advisories']), ...validators.map(({ id }) => id)]);
  if (policy.types === 'off') known.delete('types');
  for (const [kind, ids] of Object.entries(policy.required))
    for (const [index, id] of ids.entries())
      if (!known.has(id)) throw invalid(file, { place: `policy.required.${kind}[${index}]`, expected: `a validator that runs (${[...known].join(', ')}), else everything would be refused`, got: id });
}

/** A reviewer that nobody runs would put every change before a person without saying so. */
function checkReviewer({ secondReview }: Policy, validators: LoadedConfig['validators'], file: string): void {
  const reviewer = secondReview?.reviewer;
  const known = [PERSON, ...validators.map(({ id }) => id)];
  if (reviewer !== undefined && !known.includes(reviewer)) throw invalid(file, { place: 'policy.secondReview.reviewer', expected: `one of the validators, or ${PERSON} (${known.join(', ')})`, got: reviewer });
}

/** What the tree says of itself for other tools. */
interface TreeFacts {
  readonly rules?: DependencyRuleSet;
  readonly owners?: readonly PathOwners[];
}

async function readTree(root: string, dependencyCruiser?: string | false): Promise<TreeFacts> {
  const rules = dependencyCruiser === false ? undefined : await loadDependencyRules(root, dependencyCruiser);
  const owners = await loadCodeOwners(root);
  return { ...(rules === undefined ? {} : { rules }), ...(owners === undefined ? {} : { owners }) };
}

function withTree(policy: PolicyInput | undefined, { rules, owners }: TreeFacts): PolicyInput {
  return {
    ...(owners === undefined ? {} : { owners }),
    ...policy,
    ...(rules === undefined ? {} : { architecture: { dependencyRules: rules, ...policy?.architecture } }),
  };
}

/** True when a folder has a configuration of its own. */
export function hasConfig(folder: string): boolean {
  return NAMES.some((name) => existsSync(path.join(folder, name)));
}

function findConfig({ cwd, configFile }: LoadConfigOptions): string | undefined {
  if (configFile !== undefined) {
    const file = path.resolve(cwd, configFile);
    if (existsSync(file)) return file;
    throw new LockstepError('config-not-found', `${file}: no such configuration file`, { fault: 'caller', context: { file } });
  }
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    const found = NAMES.map((name) => path.join(folder, name)).find((file) => existsSync(file));
    if (found !== undefined || folder === path.dirname(folder)) return found;
  }
}

async function read(file: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8'));
    if (!/\.[cm]?ts$/.test(file)) return defaultOf((await import(pathToFileURL(file).href)) as object);
    const { createJiti } = await import('jiti');
    return await createJiti(import.meta.url, { moduleCache: false }).import(file, { default: true });
  } catch (cause) {
    throw new LockstepError('config-invalid', `${file}: cannot be loaded: ${messageOf(cause)}`, { fault: 'caller', cause, context: { file } });
  }
}

function defaultOf(loaded: object): unknown {
  return 'default' in loaded ? loaded.default : undefined;
}

function checkShape(value: unknown, file: string): LockstepConfig {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(file, { place: 'the default export', expected: 'an object', got: value });
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw invalid(file, { place: unknown, expected: `one of ${KEYS.join(', ')}`, got: unknown });
  const { validators, ignore, generator, dependencyCruiser, extends: bases, locked } = value as LockstepConfig;
  if (bases !== undefined && !isTexts(bases)) throw invalid(file, { place: 'extends', expected: 'a file or package, or several', got: bases });
  checkLocked(locked, file);
  if (dependencyCruiser !== undefined && dependencyCruiser !== false && typeof dependencyCruiser !== 'string')
    throw invalid(file, { place: 'dependencyCruiser', expected: 'a path or false', got: dependencyCruiser });
  if (validators !== undefined && !(Array.isArray(validators) && validators.every(isValidatorLike)))
    throw invalid(file, { place: 'validators', expected: 'an array of validators or { module, id }', got: validators });
  if (ignore !== undefined && !(Array.isArray(ignore) && ignore.every((each) => typeof each === 'string')))
    throw invalid(file, { place: 'ignore', expected: 'an array of globs', got: ignore });
  if (generator !== undefined && typeof generator.generate !== 'function') throw invalid(file, { place: 'generator', expected: 'a generator', got: generator });
  return value;
}

function checkLocked(locked: unknown, file: string): void {
  if (locked === undefined) return;
  if (!Array.isArray(locked) || !isTexts(locked)) throw invalid(file, { place: 'locked', expected: 'keys of the policy', got: locked });
  for (const [index, key] of locked.entries())
    if (!POLICY_KEYS.includes(String(key).split('.')[0] ?? '')) throw invalid(file, { place: `locked[${index}]`, expected: `a key of the policy (${POLICY_KEYS.join(', ')})`, got: key });
}

function isTexts(value: unknown): boolean {
  return [value].flat().every((each) => typeof each === 'string');
}

interface Misfit {
  readonly place: string;
  readonly expected: string;
  readonly got: unknown;
}

function isValidatorLike(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && ('validate' in value || 'module' in value);
}

function invalid(file: string, { place, expected, got }: Misfit): LockstepError {
  const shown = (JSON.stringify(got) ?? String(got)).slice(0, 120);
  return new LockstepError('config-invalid', `${file}: ${place}: expected ${expected}, got ${shown}`, { fault: 'caller', context: { file, place } });
}
