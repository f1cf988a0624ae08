import path from 'node:path/posix';
import type { FolderFacts } from '../dependency-rules/index.ts';
import type { DependencyView } from './dependency-view.ts';

/** A folder, how it is coupled, and the folders it depends on. */
export interface FolderDependencies extends FolderFacts {
  readonly dependencies: readonly FolderFacts[];
}

interface Coupling {
  out: number;
  in: number;
  readonly targets: Set<string>;
}

const kept = new WeakMap<DependencyView, { readonly version: number; readonly folders: readonly FolderDependencies[] }>();

/** The folders of a view; drawn once for each version of the program. */
export function folderDependencies(view: DependencyView): readonly FolderDependencies[] {
  const known = kept.get(view);
  if (known?.version === view.version) return known.folders;
  const folders = drawFolders(view);
  kept.set(view, { version: view.version, folders });
  return folders;
}

/** The module graph drawn together to folders: a dependency that leaves a folder couples it, and every folder above it that it leaves. */
function drawFolders(view: DependencyView): readonly FolderDependencies[] {
  const folders = new Map<string, Coupling>();
  const at = (folder: string): Coupling => {
    const known = folders.get(folder) ?? { out: 0, in: 0, targets: new Set<string>() };
    folders.set(folder, known);
    return known;
  };
  for (const file of view.modules()) {
    for (const folder of foldersOf(file)) at(folder);
    for (const { facts, followed } of view.dependenciesOf(file)) {
      for (const folder of foldersOf(file)) {
        if (facts.resolved.startsWith(`${folder}/`)) continue;
        at(folder).out += 1;
        at(folder).targets.add(path.dirname(facts.resolved) === '.' ? facts.resolved : path.dirname(facts.resolved));
      }
      if (followed) for (const folder of foldersOf(facts.resolved)) if (!file.startsWith(`${folder}/`)) at(folder).in += 1;
    }
  }
  return [...folders].map(([name, coupling]) => ({
    name,
    instability: instabilityOf(coupling),
    dependencies: [...coupling.targets].map((target) => ({ name: target, instability: instabilityOf(folders.get(target)), circular: leadsTo(folders, target, name) })),
  }));
}

function foldersOf(file: string): readonly string[] {
  const parts = path.dirname(file).split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function instabilityOf(coupling: Coupling | undefined): number {
  const all = coupling === undefined ? 0 : coupling.out + coupling.in;
  return coupling === undefined || all === 0 ? 0 : coupling.out / all;
}

function leadsTo(folders: ReadonlyMap<string, Coupling>, from: string, to: string): boolean {
  const seen = new Set([from]);
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (folders.get(at)?.targets.has(to) === true) return true;
    for (const next of folders.get(at)?.targets ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return false;
}
