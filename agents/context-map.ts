import type { BriefItem } from '../contract/index.ts';
import { listSourceFiles, signatureOf, topLevelFunctions } from '../program/index.ts';
import type { AnalysedProgram } from '../program/index.ts';

/** Files that are looked at for one brief. */
const MOST_FILES = 60;
const NEAREST = 25;

/**
 * What exists near the paths that are about to be written: the signatures of exported functions, the nearest first by steps in the
 * module graph. A file that is not there yet stands beside the files of its folder. Only what is reached is read, and only what may be
 * imported is told.
 */
export function contextMap(program: AnalysedProgram, paths: readonly string[], isWithinReach: (path: string) => boolean): readonly BriefItem[] {
  const distances = new Map<string, number>();
  const queue: string[] = [];
  const reach = (path: string, distance: number): void => {
    if (distances.has(path) || distances.size >= MOST_FILES) return;
    distances.set(path, distance);
    queue.push(path);
  };
  for (const path of paths) for (const file of program.has(path) ? [path, ...besides(program, path)] : besides(program, path)) reach(file, file === path ? 0 : 1);
  for (let at = 0; at < queue.length; at++) {
    const path = queue[at] as string;
    for (const { file } of program.graph.dependenciesOf(path)) if (file !== undefined) reach(file, (distances.get(path) ?? 0) + 1);
  }
  return [...distances].filter(([path]) => !paths.includes(path) && isWithinReach(path)).flatMap(([path, distance]) => itemsFor(program, path, distance));
}

function itemsFor(program: AnalysedProgram, path: string, distance: number): readonly BriefItem[] {
  const module = program.module(path);
  if (module === undefined || /(?:^|\/)(?:test|tests|__tests__)\/|\.(?:test|spec)\.[cm]?[jt]sx?$/.test(path)) return [];
  const heads = module.units.flatMap((unit) => topLevelFunctions(unit, module)).filter(({ exported }) => exported !== undefined).map(signatureOf);
  if (heads.length === 0) return [];
  return [{ rule: 'architecture/reinvented-helper', text: `Use what ${path} has: ${heads.join('; ')}.`, weight: NEAREST - Math.min(distance, NEAREST) }];
}

/** The code files of a path's folder, without what lies below. */
function besides(program: AnalysedProgram, path: string): readonly string[] {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const probe = folder === '' ? [] : [folder];
  if (folder === '' || !hasFolder(program.root, folder)) return [];
  const depth = folder.split('/').length + 1;
  return listSourceFiles({ root: program.root, paths: probe, ignore: [], noIgnore: false }).files.filter((file) => program.kind(file) === 'code' && file.split('/').length === depth && file !== path);
}

function hasFolder(root: string, folder: string): boolean {
  try {
    listSourceFiles({ root, paths: [folder], ignore: ['**'], noIgnore: false });
    return true;
  } catch {
    return false;
  }
}
