import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createLockstep, readRun, resolvePolicy } from '../../index.ts';
import type { Generator, GeneratorPart, JournalRecord, Lockstep, LockstepEvent, LockstepOptions, Policy, PolicyInput, Run, RunResult, RunSettings } from '../../index.ts';

/** A tree with these files; it is gone after the test. */
export function treeWith(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-run-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) put(root, name, text);
  return root;
}

export function put(root: string, name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

/** All files below a root but our own state, by path. */
export function contents(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = entries.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort();
  return Object.fromEntries(names.filter((name) => !name.startsWith('.lockstep/')).map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

/** The parts of one file, its text in pieces of `size` characters. */
export function fileParts(name: string, text: string, size = 40): GeneratorPart[] {
  const parts: GeneratorPart[] = [{ type: 'file-start', file: name, path: name, operation: 'create' }];
  for (let at = 0; at < text.length; at += size) parts.push({ type: 'text-delta', file: name, text: text.slice(at, at + size) });
  return [...parts, { type: 'file-end', file: name }];
}

/** The parts of several files, one after another, and the end. */
export function streamOf(files: Readonly<Record<string, string>>): GeneratorPart[] {
  return [...Object.entries(files).flatMap(([name, text]) => fileParts(name, text)), COMPLETE];
}

export const COMPLETE: GeneratorPart = { type: 'finish', reason: 'complete' };

/** Without the compiler, which `types.test.ts` is about: it would be started for every run. */
export function policyOf(input: PolicyInput = {}): Policy {
  return resolvePolicy({ types: 'off', timeouts: { validatorMs: 10_000, customMs: 10_000 }, ...input }, { source: 'test', today: '2026-01-01' });
}

export type Setup = Partial<Omit<LockstepOptions, 'generator' | 'policy'>> & { readonly policy?: PolicyInput; readonly signal?: AbortSignal };

/** A tree held for one test. */
export async function openLockstep(generator: Generator, setup: Setup & { readonly root: string }): Promise<Lockstep> {
  const { policy, root, signal: _, ...rest } = setup;
  const lockstep = await createLockstep({ root, generator, policy: policyOf(policy), record: false, ...rest });
  onTestFinished(() => lockstep.close());
  return lockstep;
}

/** All that is known of a run that has ended or waits. */
export interface Ended {
  readonly root: string;
  readonly lockstep: Lockstep;
  readonly run: Run;
  readonly result: RunResult;
  readonly events: readonly LockstepEvent[];
  readonly records: readonly JournalRecord[];
  readonly tree: Readonly<Record<string, string>>;
}

/** Runs a generator to its end in a tree of its own, or in `root`. */
export async function runToEnd(generator: Generator, setup: Setup = {}): Promise<Ended> {
  const root = setup.root ?? treeWith();
  const lockstep = await openLockstep(generator, { ...setup, root });
  const settings: RunSettings = setup.signal === undefined ? {} : { signal: setup.signal };
  return endOf(root, lockstep, await lockstep.run({ prompt: 'test', runId: 'r' }, settings));
}

/** Reads a run to its end. */
export async function endOf(root: string, lockstep: Lockstep, run: Run): Promise<Ended> {
  const events: LockstepEvent[] = [];
  for await (const event of run) events.push(event);
  const result = await run.result;
  return { root, lockstep, run, result, events, records: await recordsOf(root, run.runId), tree: contents(root) };
}

export async function recordsOf(root: string, runId: string): Promise<readonly JournalRecord[]> {
  return (await readRun(root, runId)).map((entry) => entry.record);
}

/** The records of one type. */
export function ofType<T extends JournalRecord['type']>(records: readonly JournalRecord[], type: T): Extract<JournalRecord, { type: T }>[] {
  return records.filter((record): record is Extract<JournalRecord, { type: T }> => record.type === type);
}

/** The events of one type. */
export function eventsOf<T extends LockstepEvent['type']>(events: readonly LockstepEvent[], type: T): Extract<LockstepEvent, { type: T }>[] {
  return events.filter((event): event is Extract<LockstepEvent, { type: T }> => event.type === type);
}

/** True when a text stands anywhere in the tree, our own state but for the content store and the journal included. */
export function isAnywhere(root: string, text: string): boolean {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).filter((file) => !/\.lockstep\/(?:objects\/|runs\/)/.test(file));
  return files.some((file) => existsSync(file) && readFileSync(file, 'utf8').includes(text));
}
