import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProspectiveProgram } from '../../contract/index.ts';
import { fileKindOf, parseUnit } from '../../program/index.ts';
import { withoutSuppressionComments } from '../suppression-directive.ts';

/** A copy of a tree as it would be, for programs that read files. */
export interface ShadowCopy {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Left out: what a program needs there is linked, or is none of its business. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.lockstep', 'node_modules', 'dist', 'build', 'coverage']);

/** Copies a tree into the temporary folder of the system with everything that the run has brought; installed packages are linked. */
export async function createShadowCopy(program: ProspectiveProgram, judged: string, text: string): Promise<ShadowCopy> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'lockstep-shadow-')));
  for (const entry of await readdir(program.root, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name)) continue;
    await cp(path.join(program.root, entry.name), path.join(folder, entry.name), { recursive: true, verbatimSymlinks: true, filter: (source) => !LEFT_OUT.has(path.basename(source)) });
  }
  await symlink(path.join(program.root, 'node_modules'), path.join(folder, 'node_modules')).catch(() => undefined);
  for (const file of program.runPaths()) await lay(folder, file, shownText(program, file, program.text(file)));
  await lay(folder, judged, shownText(program, judged, text));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Comments of a run that would make a program look away say nothing to it; places stay the same. */
function shownText(program: ProspectiveProgram, file: string, text: string | undefined): string | undefined {
  if (text === undefined || fileKindOf(file) !== 'code' || !program.runPaths().includes(file)) return text;
  const outcome = parseUnit(file, text);
  return outcome.type === 'parsed' ? withoutSuppressionComments(text, outcome.unit.comments) : text;
}

/** Paths of a run have been guarded; one that leads out of the copy all the same is not followed. */
async function lay(folder: string, file: string, text: string | undefined): Promise<void> {
  const target = path.join(folder, file);
  if (!target.startsWith(`${folder}${path.sep}`)) return;
  if (text === undefined) return rm(target, { force: true });
  await rm(target, { force: true });
  await mkdir(path.dirname(target), { recursive: true });
  if (!`${await realpath(path.dirname(target))}${path.sep}`.startsWith(`${folder}${path.sep}`)) return;
  await writeFile(target, text);
}
