import { isDeepStrictEqual } from 'node:util';
import { createComponents } from './components.ts';
import type { Components } from './components.ts';
import type { GraphSources, ModuleDependency } from './dependency.ts';
import { PLAIN_REFERENCES } from './reference.ts';
import type { ModuleReference, ReferenceOptions } from './reference.ts';

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
  /** Says which calls beside `require` load a module; what was read before is read again where that is new. */
  readWith(options: ReferenceOptions): void;
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
  #options: ReferenceOptions = PLAIN_REFERENCES;
  /** True once the whole tree has been read; what changes later is little. */
  #wasRead = false;
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
    if (this.#wasRead) {
      this.#node(from);
      if (!this.components().together(from, to)) return undefined;
    }
    return this.pathBetween(to, from, follow);
  }

  components(): Components {
    this.#loadAll();
    return this.#components;
  }

  readWith(options: ReferenceOptions): void {
    if (isDeepStrictEqual(options, this.#options)) return;
    this.#options = options;
    for (const path of [...this.#kept.keys()]) this.#forget(path);
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
    const dependencies = (this.#sources.references(path, this.#options) ?? []).map((reference): ModuleDependency => {
      const { resolution, asked: paths } = this.#resolve(path, reference);
      for (const each of paths) asked.add(each);
      return { from: path, reference, resolution, ...(resolution.type === 'file' ? { file: resolution.path } : {}) };
    });
    return { dependencies, asked };
  }

  /** An AMD name is a path from the file that names it, whether or not it begins with a dot. */
  #resolve(path: string, { specifier, system }: ModuleReference): ReturnType<GraphSources['resolve']> {
    if (system !== 'amd' || specifier.startsWith('.')) return this.#sources.resolve(path, specifier);
    const near = this.#sources.resolve(path, `./${specifier}`);
    if (near.resolution.type === 'file') return near;
    const other = this.#sources.resolve(path, specifier);
    return { ...other, asked: [...near.asked, ...other.asked] };
  }

  /** Puts the new edges of a file in place of its old ones; only what differs is told. What a file leads to is read as well, whether or not the tree lists it. */
  #exchange(path: string, before: Kept | undefined, after: Kept): void {
    const old = targetsIn(before);
    const fresh = targetsIn(after);
    for (const target of old) if (!fresh.has(target)) this.#edge(path, target, false);
    for (const target of fresh) {
      if (!old.has(target)) this.#edge(path, target, true);
      if (!this.#kept.has(target)) this.#unread.add(target);
    }
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
    do this.#readSome();
    while (this.#unread.size > 0);
  }

  #readSome(): void {
    let left = FILES_AT_ONCE;
    for (const path of this.#unread) {
      if (left-- === 0) break;
      this.#unread.delete(path);
      this.#node(path);
    }
    if (this.#unread.size === 0) this.#wasRead = true;
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
