import { hostname } from 'node:os';
import { LockstepError, type Clock, type Random } from '../contract/index.ts';
import { writeNewFile } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { errnoOf } from './io-fault.ts';
import { mayBeAlive, ownIdentity, type ProcessIdentity } from './process-identity.ts';

/** Who holds a lock. `token` is never used twice. */
interface Holder extends ProcessIdentity {
  readonly token: string;
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** What taking a lock needs. */
export interface LockOptions {
  readonly path: string;
  readonly fileSystem: FileSystem;
  readonly clock: Clock;
  readonly random: Random;
}

/** A lock that is ours. */
export interface Lock {
  /** Gives it back, unless somebody else has it by now. */
  release(): Promise<void>;
}

interface Claim extends LockOptions {
  /** A finished file with our name in it, to be linked into place. */
  readonly own: string;
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const of = new Map<string, unknown>(Object.entries(value));
  const textOrNull = (key: string): boolean => of.get(key) === null || typeof of.get(key) === 'string';
  const pid = of.get('pid');
  const texts = ['token', 'host'].every((key) => typeof of.get(key) === 'string');
  const isPid = typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0;
  return isPid && typeof of.get('since') === 'number' && texts && textOrNull('startTime') && textOrNull('boot');
}

/** Undefined when the lock is free, null when its content makes no sense (it is linked whole, so it was damaged). */
async function readHolder(fileSystem: FileSystem, path: string): Promise<Holder | null | undefined> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await fileSystem.read(path)));
    return isHolder(value) && /^[0-9a-f]+$/.test(value.token) ? value : null;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function locked(path: string, holder: Holder | null): LockstepError {
  const since = holder === null ? 'unknown' : new Date(holder.since).toISOString();
  const who = holder === null ? 'a damaged lock file' : `process ${holder.pid} on ${holder.host}`;
  const advice = 'wait for it to end; remove the file only when you are certain that it has';
  return new LockstepError('tree-locked', `the tree is held by ${who} since ${since} (${path}): ${advice}`, {
    fault: 'caller',
    context: { path, pid: holder?.pid ?? null, host: holder?.host ?? null, since },
  });
}

/** The holder that has certainly ended; throws `tree-locked` for any other. Undefined when the lock is free by now. */
async function deadHolder(claim: LockOptions, path: string): Promise<Holder | undefined> {
  const holder = await readHolder(claim.fileSystem, path);
  if (holder === undefined) return undefined;
  if (holder === null || holder.host !== hostname() || (await mayBeAlive(claim.fileSystem, holder))) throw locked(path, holder);
  return holder;
}

async function tryLink(claim: Claim, path: string): Promise<boolean> {
  try {
    await claim.fileSystem.link(claim.own, path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes `path` over from a dead holder. Only who holds the claim named after the dead holder's token may replace its
 * lock, and looks once more before; the claim itself is a lock taken in the same way, so a death here is survived too.
 */
async function takeOver(claim: Claim, path: string, dead: Holder): Promise<boolean> {
  const right = `${path}.${dead.token.slice(0, 16)}`;
  await acquire(claim, right);
  try {
    if ((await readHolder(claim.fileSystem, path))?.token !== dead.token) return false;
    const copy = `${claim.own}.take`;
    await claim.fileSystem.link(claim.own, copy);
    await claim.fileSystem.rename(copy, path);
    return true;
  } finally {
    await claim.fileSystem.unlink(right);
  }
}

async function acquire(claim: Claim, path: string): Promise<void> {
  for (;;) {
    if (await tryLink(claim, path)) return;
    const dead = await deadHolder(claim, path);
    if (dead !== undefined && (await takeOver(claim, path, dead))) return;
  }
}

async function releaseLock(options: LockOptions, token: string): Promise<void> {
  const holder = await readHolder(options.fileSystem, options.path);
  if (holder?.token === token) await options.fileSystem.unlink(options.path);
}

/** Takes the lock of a tree, or throws `tree-locked` with process, time and file of the one that has it (I6). */
export async function takeLock(options: LockOptions): Promise<Lock> {
  const identity = await ownIdentity(options.fileSystem);
  const holder: Holder = { ...identity, token: options.random.hex(16), host: hostname(), since: options.clock.now() };
  const own = `${options.path}.new-${holder.token}`;
  await writeNewFile(options.fileSystem, own, { bytes: Buffer.from(JSON.stringify(holder)), mode: 0o600 });
  try {
    await acquire({ ...options, own }, options.path);
  } finally {
    await options.fileSystem.unlink(own);
  }
  return { release: () => releaseLock(options, holder.token) };
}
