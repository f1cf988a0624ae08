import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { LockstepError, messageOf } from '../../contract/index.ts';
import type { AdvisoryPolicy, Exec } from '../../contract/index.ts';
import { parseOsvRecords } from './osv-record.ts';
import type { OsvRecord } from './osv-record.ts';

/** What a source needs to answer. */
export interface AskedPackage {
  readonly name: string;
  /** A version or a range, as it is written. */
  readonly wanted: string;
  readonly exec: Exec;
  readonly signal: AbortSignal;
}

/** Where advisories come from. It answers for one package, or throws: an unreadable source is never an empty one. */
export interface AdvisorySource {
  recordsFor(asked: AskedPackage): Promise<readonly OsvRecord[]>;
}

/** The sources that a policy names, in the tree that it is for. */
export function advisorySources(root: string, { files, command }: Pick<AdvisoryPolicy, 'files' | 'command'>): readonly AdvisorySource[] {
  return [...(files.length === 0 ? [] : [recordsOnDisk(root, files)]), ...(command === undefined ? [] : [recordsOfCommand(root, command)])];
}

/** Files of records, and folders of such files; read once, when the first package is asked for. */
function recordsOnDisk(root: string, files: readonly string[]): AdvisorySource {
  let index: Promise<ReadonlyMap<string, readonly OsvRecord[]>> | undefined;
  return {
    async recordsFor({ name }) {
      return (await (index ??= readAll(root, files))).get(name) ?? [];
    },
  };
}

async function readAll(root: string, files: readonly string[]): Promise<ReadonlyMap<string, readonly OsvRecord[]>> {
  const found = new Map<string, OsvRecord[]>();
  for (const file of files)
    for (const each of await filesAt(path.resolve(root, file)))
      for (const record of parseOsvRecords(await readFile(each, 'utf8'), each))
        for (const name of new Set(record.affected.flatMap(({ package: of }) => (of?.ecosystem === 'npm' ? [of.name] : [])))) {
          const known = found.get(name) ?? [];
          known.push(record);
          found.set(name, known);
        }
  return found;
}

/** A file, or what a folder holds all the way down. A folder without records says that something went wrong, not that all is well. */
async function filesAt(place: string): Promise<readonly string[]> {
  const kind = await stat(place).catch((cause: unknown) => {
    throw unusable(`${place}: expected a file or folder of OSV records: ${messageOf(cause)}`, cause);
  });
  if (!kind.isDirectory()) return [place];
  const names = (await readdir(place, { recursive: true })).filter((name) => /\.jsonl?$/.test(name)).sort();
  if (names.length === 0) throw unusable(`${place}: expected .json or .jsonl files with OSV records, got none`);
  return names.map((name) => path.join(place, name));
}

/** Asks a command; `{name}` and `{version}` stand for a package, and without them it is asked once for all. Answers are kept. */
function recordsOfCommand(root: string, command: readonly [string, ...string[]]): AdvisorySource {
  const answers = new Map<string, Promise<readonly OsvRecord[]>>();
  return {
    recordsFor({ name, wanted, exec, signal }) {
      const [program, ...args] = command.map((part) => part.replaceAll('{name}', name).replaceAll('{version}', wanted)) as [string, ...string[]];
      const line = JSON.stringify([program, ...args]);
      const known = answers.get(line);
      if (known !== undefined) return known;
      const answer = ask([program, args], { exec, root, signal });
      answers.set(line, answer);
      answer.catch(() => answers.delete(line));
      return answer;
    },
  };
}

interface Asking {
  readonly exec: Exec;
  readonly root: string;
  readonly signal: AbortSignal;
}

/** Exit code 1 is how such programs say that they have found something. */
async function ask([program, args]: readonly [string, readonly string[]], { exec, root, signal }: Asking): Promise<readonly OsvRecord[]> {
  const { exitCode, stdout, stderr } = await exec(program, args, { cwd: root, signal }).catch((cause: unknown) => {
    throw unusable(messageOf(cause), cause);
  });
  if (exitCode !== 0 && exitCode !== 1) throw unusable(`${program} ended with ${exitCode ?? 'a signal'}: ${stderr.trim().slice(0, 300)}`);
  return parseOsvRecords(stdout, program);
}

function unusable(why: string, cause?: unknown): LockstepError {
  return new LockstepError('validator-failed', `advisories: ${why}`, { fault: 'validator', cause });
}
