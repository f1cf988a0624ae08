import path from 'node:path';
import picomatch from 'picomatch';
import { checkProject } from './check.ts';
import type { CheckProjectOptions } from './check.ts';
import type { CheckedFile, CheckResult, JudgedFinding, Location, UncheckedFile, UsedConfig } from './contract/index.ts';
import { hasConfig, loadBaseline, loadConfig } from './gate/index.ts';
import type { LoadedConfig } from './gate/index.ts';
import { listSourceFiles } from './program/index.ts';

/** What `checkTree` looks at. What is not named here comes from each configuration. */
export interface CheckTreeOptions extends Pick<CheckProjectOptions, 'paths' | 'ignore' | 'noIgnore' | 'diff' | 'staged' | 'onProgress' | 'signal'> {
  /** The configuration of the tree; those further down count for what is below them. */
  readonly config: LoadedConfig;
  /** Tells what is latent as well, whatever the configurations say. */
  readonly audit?: boolean;
}

/**
 * Judges a tree in which folders have configurations of their own: the nearest one above a file counts for it, with its
 * root, policy, validators and baseline, as if `check` had been started there. Paths are relative to the tree.
 */
export async function checkTree(options: CheckTreeOptions): Promise<CheckResult> {
  const { config, ignore = [], noIgnore = false } = options;
  const { files, ignored } = listSourceFiles({ root: config.root, paths: options.paths ?? [], ignore, noIgnore });
  const groups = groupByConfig(config.root, files);
  if ([...groups.keys()].every((folder) => folder === '')) return withConfig(await checkProject({ ...options, ...(await settingsOf(config, options)), ignore: [...config.ignore, ...ignore] }), config);
  const results: CheckResult[] = [];
  let from = 0;
  for (const [folder, own] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    results.push(await checkGroup(options, { folder, files: own, from, total: files.length }));
    from += own.length;
  }
  const left = ignored.map(({ path: at, reason }): UncheckedFile => ({ path: at, reason, kind: 'ignored' }));
  return merged(config.root, results, left);
}

interface Group {
  readonly folder: string;
  readonly files: readonly string[];
  /** Files that were judged before this group, and all there are. */
  readonly from: number;
  readonly total: number;
}

async function checkGroup(options: CheckTreeOptions, { folder, files, from, total }: Group): Promise<CheckResult> {
  const { config: top, onProgress } = options;
  const config = folder === '' ? top : await loadConfig({ cwd: path.join(top.root, folder) });
  const own = files.map((file) => (folder === '' ? file : file.slice(folder.length + 1)));
  const isLeftOut = config.ignore.length === 0 ? () => false : picomatch([...config.ignore], { dot: true });
  const left = own.filter((file) => isLeftOut(file)).map((file): UncheckedFile => ({ path: file, reason: 'ignored by configuration', kind: 'ignored' }));
  const paths = own.filter((file) => !isLeftOut(file));
  const settings = await settingsOf(config, options);
  const progress: Pick<CheckProjectOptions, 'onProgress'> = onProgress === undefined ? {} : { onProgress: ({ done, path: at }) => onProgress({ done: from + done, total, path: at }) };
  const { noIgnore, diff, staged, signal } = options;
  const asked = { ...(noIgnore === undefined ? {} : { noIgnore }), ...(diff === undefined ? {} : { diff }), ...(staged === undefined ? {} : { staged }), ...(signal === undefined ? {} : { signal }) };
  const checked = paths.length === 0 ? undefined : await checkProject({ ...asked, ...settings, ...progress, paths });
  const result = checked ?? { root: config.root, files: [], unchecked: [], rules: [], policyDigest: '', durationMs: 0 };
  return moved(withConfig({ ...result, unchecked: [...result.unchecked, ...left] }, config), folder);
}

async function settingsOf({ root, policy, validators }: LoadedConfig, { audit = false }: Pick<CheckTreeOptions, 'audit'>): Promise<Pick<CheckProjectOptions, 'root' | 'policy' | 'validators' | 'baseline'>> {
  return { root, policy: audit ? { ...policy, profile: 'audit' } : policy, validators, baseline: await loadBaseline(root) };
}

function withConfig(result: CheckResult, { file }: LoadedConfig): CheckResult {
  const used: UsedConfig = { ...(file === undefined ? {} : { file }), files: result.files.length, policyDigest: result.policyDigest };
  return { ...result, configs: [used] };
}

/** Files by the folder of the nearest configuration; `''` is the tree itself. */
function groupByConfig(root: string, files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string>([['', '']]);
  const nearest = (folder: string): string => {
    const found = known.get(folder) ?? (hasConfig(path.join(root, folder)) ? folder : nearest(parentOf(folder)));
    known.set(folder, found);
    return found;
  };
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const folder = nearest(parentOf(file));
    groups.set(folder, [...(groups.get(folder) ?? []), file]);
  }
  return groups;
}

function parentOf(file: string): string {
  const parent = path.posix.dirname(file);
  return parent === '.' ? '' : parent;
}

/** The result as it is seen from further up. */
function moved(result: CheckResult, folder: string): CheckResult {
  if (folder === '') return result;
  const at = (own: string): string => `${folder}/${own}`;
  const place = (location: Location): Location => ({ ...location, path: at(location.path) });
  const finding = (own: JudgedFinding): JudgedFinding => ({ ...own, location: place(own.location), trace: own.trace.map((step) => ({ ...step, location: place(step.location) })) });
  const file = (own: CheckedFile): CheckedFile => ({ ...own, path: at(own.path), findings: own.findings.map(finding) });
  return { ...result, files: result.files.map(file), unchecked: result.unchecked.map((each) => ({ ...each, path: at(each.path) })) };
}

function merged(root: string, results: readonly CheckResult[], left: readonly UncheckedFile[]): CheckResult {
  const rules = new Map(results.flatMap((each) => each.rules.map((rule) => [rule.id, rule] as const)));
  return {
    root,
    files: results.flatMap((each) => each.files).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    unchecked: [...left, ...results.flatMap((each) => each.unchecked)],
    rules: [...rules.values()],
    policyDigest: results.map((each) => each.policyDigest).join('+'),
    durationMs: results.reduce((sum, each) => sum + each.durationMs, 0),
    configs: results.flatMap((each) => each.configs ?? []),
  };
}
