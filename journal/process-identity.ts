import type { FileSystem } from './file-system.ts';

/** What tells one process from another that later gets the same number. Null where the system does not say. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since boot, field 22 of `/proc/<pid>/stat` (proc(5)). */
  readonly startTime: string | null;
  /** Changes with every boot. */
  readonly boot: string | null;
}

async function textOf(fileSystem: FileSystem, path: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await fileSystem.read(path));
  } catch {
    return null;
  }
}

/** The fields of `/proc/<pid>/stat` from the third on; the second is a name in brackets that may hold anything. */
async function statFields(fileSystem: FileSystem, pid: number): Promise<readonly string[] | null> {
  const stat = await textOf(fileSystem, `/proc/${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

async function currentBoot(fileSystem: FileSystem): Promise<string | null> {
  return (await textOf(fileSystem, '/proc/sys/kernel/random/boot_id'))?.trim() ?? null;
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Who we are. */
export async function ownIdentity(fileSystem: FileSystem): Promise<ProcessIdentity> {
  const fields = await statFields(fileSystem, process.pid);
  return { pid: process.pid, startTime: fields?.[19] ?? null, boot: await currentBoot(fileSystem) };
}

/** False only when it is certain that this very process has ended (also when nobody has collected it yet). */
export async function mayBeAlive(fileSystem: FileSystem, identity: ProcessIdentity): Promise<boolean> {
  if (!exists(identity.pid)) return false;
  const boot = await currentBoot(fileSystem);
  if (boot !== null && identity.boot !== null && boot !== identity.boot) return false;
  const fields = await statFields(fileSystem, identity.pid);
  if (fields === null) return true;
  const ended = fields[0] === 'Z' || fields[0] === 'X';
  return !ended && (identity.startTime === null || fields[19] === identity.startTime);
}
