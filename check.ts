import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { LockstepError, messageOf } from './contract/index.ts';
import type { CheckedFile, CheckResult, Exec, Policy, UncheckedFile, Validator, ValidatorModule } from './contract/index.ts';
import { changedFiles, checkFile, layOver, nodeExec, oncePerPlace, policyDigest, resolvePolicy, stagedText } from './gate/index.ts';
import type { ChangedFiles, FileToCheck, FileVerdict, Gate } from './gate/index.ts';
import { expectGiven } from './given.ts';
import { openGates } from './open-gates.ts';
import { listSourceFiles } from './program/index.ts';

/** What `checkProject` looks at. */
export interface CheckProjectOptions {
  readonly root: string;
  /** Files or folders; the whole root when absent. */
  readonly paths?: readonly string[];
  readonly policy?: Policy;
  readonly validators?: readonly (Validator | ValidatorModule)[];
  readonly ignore?: readonly string[];
  /** Fingerprints of findings that were there before and do not block: see `loadBaseline`. */
  readonly baseline?: ReadonlySet<string>;
  readonly noIgnore?: boolean;
  /** Only files changed against this revision, judged as text of a run; only findings on added lines block. */
  readonly diff?: string;
  /** The same for the index, with the texts that are in it. */
  readonly staged?: boolean;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly path: string }) => void;
  readonly signal?: AbortSignal;
}

/** What `checkText` looks at. */
export interface CheckTextOptions extends Pick<CheckProjectOptions, 'baseline'> {
  /** Where the text would stand; relative to `root` or absolute. */
  readonly filePath: string;
  /** The tree around it; the current folder when absent. */
  readonly root?: string;
  readonly policy?: Policy;
}

/** Judges one text as if it stood at a path, without writing anything and without the graph. */
export async function checkText(code: string, options: CheckTextOptions): Promise<CheckResult> {
  expectGiven('checkText: code', code, 'text');
  expectGiven('checkText: options', options, 'object');
  expectGiven('checkText: options.filePath', options.filePath, 'text');
  const root = await realRoot(options.root ?? process.cwd());
  const at = path.relative(root, path.resolve(root, options.filePath)).split(path.sep).join('/');
  return judgeAll({ root, isChange: true, ...(options.baseline === undefined ? {} : { baseline: options.baseline }), ...(options.policy === undefined ? {} : { policy: options.policy }) }, [], () => [{ path: at, text: code }]);
}

/** Judges whole files with the rules of a run: what a run would refuse, `check` finds. */
export async function checkProject(options: CheckProjectOptions): Promise<CheckResult> {
  expectGiven('checkProject: options', options, 'object');
  expectGiven('checkProject: options.root', options.root, 'text');
  const root = await realRoot(options.root);
  const { paths = [], ignore = [], noIgnore = false } = options;
  const changes = await changesOf(options, root);
  const { files, ignored } = listSourceFiles({ root, paths, ignore, noIgnore });
  const wanted = files.filter((file) => changes?.has(file) ?? true);
  const left = ignored.map(({ path: at, reason }): UncheckedFile => ({ path: at, reason, kind: 'ignored' }));
  return judgeAll({ ...options, root, isChange: changes !== undefined, total: wanted.length }, left, () => readAll({ root, files: wanted, staged: options.staged === true, changes, exec: nodeExec }));
}

type JudgeOptions = Pick<CheckProjectOptions, 'root' | 'policy' | 'baseline' | 'validators' | 'onProgress' | 'signal'> & {
  /** True when the texts are not what was there before: they are judged as one change. */
  readonly isChange: boolean;
  readonly total?: number;
};

async function judgeAll(options: JudgeOptions, ignored: readonly UncheckedFile[], texts: () => Texts): Promise<CheckResult> {
  const started = performance.now();
  const policy = options.policy ?? resolvePolicy({}, { source: 'defaults', today: new Date().toISOString().slice(0, 10) });
  const gates = openGates({ root: options.root, policy: unhurried(policy), validators: options.validators ?? [] });
  const gate = gates.open('check');
  const files: CheckedFile[] = [];
  const unchecked = [...ignored];
  try {
    const cards = await gate.validators;
    const judge = (file: FileToCheck): Promise<FileVerdict> => checkFile(gate, policy, { ...file, ...(options.baseline === undefined ? {} : { baseline: options.baseline }) });
    for await (const verdict of inParallel(judge, options.isChange ? await laidOver(gate, texts()) : texts(), options)) {
      if (verdict.type === 'unchecked') unchecked.push(verdict.file);
      const seen = verdict.type === 'checked' ? verdict.file : verdict.seen;
      if (seen !== undefined) files.push(seen);
    }
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const rules = cards.flatMap((card) => card.rules);
    return { root: options.root, files: oncePerPlace(files), unchecked, rules, policyDigest: policyDigest(policy), durationMs: performance.now() - started };
  } finally {
    await gate.close();
    await gates.close();
  }
}

/** Files to judge, and those that cannot be. */
type Texts = AsyncIterable<FileToCheck | UncheckedFile> | Iterable<FileToCheck | UncheckedFile>;

/** All of a change is in the program before any of it is judged: no file sees another as it was. */
async function laidOver(gate: Gate, texts: Texts): Promise<Iterable<FileToCheck | UncheckedFile>> {
  const files: (FileToCheck | UncheckedFile)[] = [];
  for await (const file of texts) {
    if ('text' in file) layOver(gate, file);
    files.push(file);
  }
  return files;
}

/** Files that are read and sent while earlier ones are judged. */
const AHEAD = 16;

async function* inParallel(
  judge: (file: FileToCheck) => Promise<FileVerdict>,
  texts: Texts,
  options: JudgeOptions,
): AsyncGenerator<FileVerdict> {
  const running: { path: string; verdict: Promise<FileVerdict> }[] = [];
  let done = 0;
  const next = async (): Promise<FileVerdict | undefined> => {
    const first = running.shift();
    done += 1;
    if (first !== undefined) options.onProgress?.({ done, total: options.total ?? 1, path: first.path });
    return first?.verdict;
  };
  for await (const file of texts) {
    if (options.signal?.aborted === true) throw new LockstepError('aborted', 'the check was interrupted', { fault: 'caller' });
    if ('reason' in file) yield { type: 'unchecked' as const, file };
    else running.push({ path: file.path, verdict: judge(file) });
    if (running.length < AHEAD) continue;
    const verdict = await next();
    if (verdict !== undefined) yield verdict;
  }
  while (running.length > 0) {
    const verdict = await next();
    if (verdict !== undefined) yield verdict;
  }
}

interface Reading {
  readonly root: string;
  readonly files: readonly string[];
  readonly staged: boolean;
  readonly changes: ChangedFiles | undefined;
  readonly exec: Exec;
}

async function* readAll({ root, files, staged, changes, exec }: Reading): AsyncGenerator<FileToCheck | UncheckedFile> {
  for (const file of files) {
    const lines = changes?.get(file);
    try {
      const text = staged ? await stagedText(exec, root, file) : decode(await readFile(path.join(root, file)));
      if (text === undefined) yield { path: file, reason: 'binary', kind: 'ignored' };
      else if (text === UNREADABLE) yield { path: file, reason: 'not valid UTF-8', kind: 'not-analysed' };
      else yield { path: file, text, ...(lines === undefined ? {} : { lines }) };
    } catch (thrown) {
      yield { path: file, reason: messageOf(thrown), kind: 'failed' };
    }
  }
}

const UNREADABLE = Symbol('not valid UTF-8');

/** Undefined for binary bytes. Bytes that are no UTF-8 are not replaced: other text would be judged than what is there. */
function decode(bytes: Uint8Array): string | undefined | typeof UNREADABLE {
  if (bytes.subarray(0, 8_000).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return UNREADABLE;
  }
}

async function changesOf(options: CheckProjectOptions, root: string): Promise<ChangedFiles | undefined> {
  if (options.staged === true) return changedFiles(nodeExec, root, { type: 'staged' });
  return options.diff === undefined ? undefined : changedFiles(nodeExec, root, { type: 'diff', ref: options.diff });
}

async function realRoot(root: string): Promise<string> {
  return realpath(root).catch((cause: unknown) => {
    throw new LockstepError('input-unreadable', `${root}: no such folder`, { fault: 'caller', cause });
  });
}

/** A check has no stream to keep up with: a validator may take longer over a large file than in a run. */
function unhurried(policy: Policy): Policy {
  return { ...policy, timeouts: { ...policy.timeouts, validatorMs: Math.max(policy.timeouts.validatorMs, CHECK_MS) } };
}

const CHECK_MS = 60_000;
