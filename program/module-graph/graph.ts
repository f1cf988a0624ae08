import { createComponents } from './components.ts';
import type { Components } from './components.ts';
import type { GraphSources, ModuleDependency } from './dependency.ts';

/** Whether a dependency is followed in a search. */
export type Follow = (dependency: ModuleDependency) => boolean;

/**
 * Which file depends on which, in the program as it would be. Files are read when they are asked for and kept; a change costs
 * what the changed file costs.
 */
export interface ModuleGraph {
  /** What a file depends on, in source order. Empty for what is no code or not there. */
  dependenciesOf(path: string): readonly ModuleDependency[];
  /** The files that depend on one, sorted. Reads the whole tree. */
  dependentsOf(path: string): readonly string[];
  /** All code files of the program, sorted. Reads the whole tree. */
  files(): readonly string[];
  /** The same, without reading any of them. */
  paths(): readonly string[];
  /** Reads some files of the tree before anybody asks; false when all are read. */
  readAhead(): boolean;
  /** The shortest way from one file to another, first in source order; undefined when there is none. */
  pathBetween(from: string, to: string, follow?: Follow): readonly ModuleDependency[] | undefined;
  /** The shortest way from the end of a dependency back to its start. Where the whole tree has been read, no search is made in vain. */
  wayBack(from: string, to: string, follow?: Follow): readonly ModuleDependency[] | undefined;
  /** Files that reach each other. Reads the whole tree. */
  components(): Components;
  /** Hears of a change of a path. */
  changed(path: string): void;
}

interface Kept {
  readonly dependencies: readonly ModuleDependency[];
  readonly asked: ReadonlySet<string>;
}

/** Files that are read between two signs of life. */
const FILES_AT_ONCE = 32;

/** An empty graph over a program. */
export function createModuleGraph(sources: GraphSources): ModuleGraph {
  return new KeptGraph(sources);
}

class KeptGraph implements ModuleGraph {
  readonly #sources: GraphSources;
  readonly #kept = new Map<string, Kept>();
  /** What was kept of a file before it changed, until it is read again. */
  readonly #stale = new Map<string, Kept>();
  readonly #dependents = new Map<string, Map<string, number>>();
  /** The files whose dependencies rest on whether a path is there, and what they were told. */
  readonly #askers = new Map<string, { there: boolean; readonly files: Set<string> }>();
  readonly #components: Components;
  #all: Set<string> | undefined;
  /** Files of the tree that the next question about all of it has to read. */
  readonly #unread = new Set<string>();

  constructor(sources: GraphSources) {
    this.#sources = sources;
    this.#components = createComponents({
      nodes: () => this.#kept.keys(),
      successors: (path) => this.#targetsOf(path),
      predecessors: (path) => this.#dependents.get(path)?.keys() ?? [],
    });
  }

  dependenciesOf(path: string): readonly ModuleDependency[] {
    const { dependencies, asked } = this.#node(path);
    this.#sources.note(path);
    for (const each of asked) this.#sources.note(each);
    return dependencies;
  }

  dependentsOf(path: string): readonly string[] {
    this.#loadAll();
    const found = [...(this.#dependents.get(path)?.keys() ?? [])].sort();
    for (const each of [path, ...found]) this.#sources.note(each);
    return found;
  }

  files(): readonly string[] {
    this.#loadAll();
    return this.paths();
  }

  paths(): readonly string[] {
    return [...this.#list()].filter((path) => this.#sources.has(path)).sort();
  }

  readAhead(): boolean {
    this.#list();
    this.#readSome();
    return this.#unread.size > 0;
  }

  pathBetween(from: string, to: string, follow: Follow = () => true): readonly ModuleDependency[] | undefined {
    const cameBy = new Map<string, ModuleDependency | undefined>([[from, undefined]]);
    const queue = [from];
    for (let at = 0; at < queue.length; at++) {
      const path = queue[at] as string;
      if (path === to && at > 0) return unwind(cameBy, to);
      for (const dependency of this.dependenciesOf(path)) {
        const { file } = dependency;
        if (file === undefined || cameBy.has(file) || !follow(dependency)) continue;
        cameBy.set(file, dependency);
        queue.push(file);
      }
    }
    return undefined;
  }

  wayBack(from: string, to: string, follow?: Follow): readonly ModuleDependency[] | undefined {
    if (this.#all !== undefined && !this.components().together(from, to)) return undefined;
    return this.pathBetween(to, from, follow);
  }

  components(): Components {
    this.#loadAll();
    return this.#components;
  }

  changed(path: string): void {
    this.#forget(path);
    if (this.#sources.has(path)) this.#all?.add(path);
    this.#unread.add(path);
    if (/(?:^|\/)(?:package|[jt]sconfig[^/]*)\.json$/.test(path)) for (const each of [...this.#kept.keys()]) this.#forget(each);
    const asker = this.#askers.get(path);
    if (asker === undefined || asker.there === this.#sources.has(path)) return;
    asker.there = !asker.there;
    for (const each of [...asker.files]) this.#forget(each);
  }

  #forget(path: string): void {
    const kept = this.#kept.get(path);
    if (kept === undefined) return;
    this.#kept.delete(path);
    this.#unread.add(path);
    if (!this.#stale.has(path)) this.#stale.set(path, kept);
  }

  #node(path: string): Kept {
    const known = this.#kept.get(path);
    if (known !== undefined) return known;
    const made = this.#read(path);
    this.#kept.set(path, made);
    if (this.#kept.size % FILES_AT_ONCE === 0) this.#sources.progress();
    this.#unread.delete(path);
    const before = this.#stale.get(path);
    this.#stale.delete(path);
    this.#exchange(path, before, made);
    return made;
  }

  #read(path: string): Kept {
    const asked = new Set<string>();
    const dependencies = (this.#sources.references(path) ?? []).map((reference): ModuleDependency => {
      const found = this.#sources.resolve(path, reference.specifier);
      for (const each of found.asked) asked.add(each);
      const { resolution } = found;
      return { from: path, reference, resolution, ...(resolution.type === 'file' ? { file: resolution.path } : {}) };
    });
    return { dependencies, asked };
  }

  /** Puts the new edges of a file in place of its old ones; only what differs is told. */
  #exchange(path: string, before: Kept | undefined, after: Kept): void {
    const old = targetsIn(before);
    const fresh = targetsIn(after);
    for (const target of old) if (!fresh.has(target)) this.#edge(path, target, false);
    for (const target of fresh) if (!old.has(target)) this.#edge(path, target, true);
    for (const each of before?.asked ?? []) if (!after.asked.has(each)) this.#askers.get(each)?.files.delete(path);
    for (const each of after.asked) {
      const asker = this.#askers.get(each) ?? { there: this.#sources.has(each), files: new Set() };
      asker.files.add(path);
      this.#askers.set(each, asker);
    }
  }

  #edge(from: string, to: string, present: boolean): void {
    const dependents = this.#dependents.get(to) ?? new Map<string, number>();
    if (present) dependents.set(from, 1);
    else dependents.delete(from);
    this.#dependents.set(to, dependents);
    this.#components.changed(from, to, present);
  }

  #targetsOf(path: string): Iterable<string> {
    return targetsIn(this.#kept.get(path));
  }

  #list(): ReadonlySet<string> {
    if (this.#all !== undefined) return this.#all;
    this.#all = new Set([...this.#sources.files(), ...this.#unread]);
    for (const path of this.#all) if (!this.#kept.has(path)) this.#unread.add(path);
    return this.#all;
  }

  #loadAll(): void {
    this.#list();
    while (this.#unread.size > 0) this.#readSome();
  }

  #readSome(): void {
    let left = FILES_AT_ONCE;
    for (const path of this.#unread) {
      if (left-- === 0) break;
      this.#unread.delete(path);
      this.#node(path);
    }
  }
}

function targetsIn(kept: Kept | undefined): ReadonlySet<string> {
  return new Set((kept?.dependencies ?? []).flatMap(({ file }) => (file === undefined ? [] : [file])));
}

function unwind(cameBy: ReadonlyMap<string, ModuleDependency | undefined>, to: string): readonly ModuleDependency[] {
  const chain: ModuleDependency[] = [];
  for (let edge = cameBy.get(to); edge !== undefined; edge = cameBy.get(edge.from)) chain.unshift(edge);
  return chain;
}
