import type { Layer } from './contract/index.ts';
import { createProgram } from './program/index.ts';

/** Fewer files make no layer. */
const FEWEST_FILES = 2;

/**
 * Layers as the code has them: each folder below the source folder, and what it imports today. Folders that import each other are
 * one layer, because neither stands below the other. The lowest first. A proposal to be edited, not a judgement.
 */
export function proposeLayers(root: string): readonly Layer[] {
  const { graph } = createProgram(root);
  const files = sourcesOf(graph.files());
  const base = baseOf(files);
  const folderOf = (file: string): string | undefined => folderBelow(base, file);
  const imports = new Map<string, Set<string>>();
  const sizes = new Map<string, number>();
  for (const file of files) {
    const own = folderOf(file);
    if (own === undefined) continue;
    sizes.set(own, (sizes.get(own) ?? 0) + 1);
    const targets = imports.get(own) ?? new Set<string>();
    for (const { file: target } of graph.dependenciesOf(file)) {
      const other = target === undefined ? undefined : folderOf(target);
      if (other !== undefined && other !== own) targets.add(other);
    }
    imports.set(own, targets);
  }
  const groups = groupsIn(imports).filter((group) => group.reduce((sum, folder) => sum + (sizes.get(folder) ?? 0), 0) >= FEWEST_FILES);
  const nameOf = (folder: string): string | undefined => groups.find((group) => group.includes(folder))?.join('-');
  const layers = groups.map((group): Layer => {
    const wanted = group.flatMap((folder) => [...(imports.get(folder) ?? [])]).flatMap((folder) => nameOf(folder) ?? []);
    const name = group.join('-');
    return { name, paths: group.map((folder) => `${base}${folder}/**`), mayImport: [...new Set(wanted)].filter((each) => each !== name).sort() };
  });
  return layers.sort((a, b) => a.mayImport.length - b.mayImport.length || (a.name < b.name ? -1 : 1));
}

/** Why no layers are proposed, and what to do: for a person, in one sentence. */
export function noLayersReason(root: string): string {
  const { graph } = createProgram(root);
  const files = sourcesOf(graph.files());
  if (files.length === 0) return 'no layers proposed: no file of JavaScript or TypeScript is here yet; run it again when there is code, or write policy.architecture.layers by hand';
  const base = baseOf(files);
  const below = files.filter((file) => file.startsWith(base)).length;
  const folders = new Set(files.flatMap((file) => folderBelow(base, file) ?? []));
  if (folders.size === 0) return `no layers proposed: ${below === 1 ? 'the only code file lies' : `all ${below} code files lie`} directly in ${base === '' ? 'the root' : base}, and a layer is a folder below it; sort them into folders and run it again, or write policy.architecture.layers by hand`;
  return `no layers proposed: each of the ${folders.size} folders below ${base === '' ? 'the root' : base} has one code file, and a layer has ${FEWEST_FILES} or more; run it again when there is more code, or write policy.architecture.layers by hand`;
}

function sourcesOf(files: readonly string[]): readonly string[] {
  return files.filter((file) => !/(?:^|\/)(?:tests?|__tests__|bench|examples|scripts)\/|\.(?:test|spec)\./.test(file));
}

function baseOf(files: readonly string[]): string {
  return files.some((file) => file.startsWith('src/')) ? 'src/' : '';
}

function folderBelow(base: string, file: string): string | undefined {
  return file.startsWith(base) ? /^([^/]+)\//.exec(file.slice(base.length))?.[1] : undefined;
}

/** Folders that reach each other stand together. */
function groupsIn(imports: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const reach = new Map([...imports.keys()].map((folder) => [folder, reachedFrom(folder, imports)] as const));
  const seen = new Set<string>();
  return [...imports.keys()].sort().flatMap((folder) => {
    if (seen.has(folder)) return [];
    const group = [folder, ...[...(reach.get(folder) ?? [])].filter((other) => other !== folder && reach.get(other)?.has(folder) === true)].sort();
    for (const each of group) seen.add(each);
    return [group];
  });
}

function reachedFrom(folder: string, imports: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [folder];
  for (let at = queue.pop(); at !== undefined; at = queue.pop())
    for (const next of imports.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  return seen;
}
