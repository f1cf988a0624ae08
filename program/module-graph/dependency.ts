import type { Resolution } from '../resolve.ts';
import type { ModuleReference, ReferenceOptions } from './reference.ts';

/** One edge of the module graph: a place where a file names another module, and where that leads. */
export interface ModuleDependency {
  readonly from: string;
  readonly reference: ModuleReference;
  readonly resolution: Resolution;
  /** The file of the tree it leads to; absent for packages, built-ins and what is not there. */
  readonly file?: string;
}

/** What the graph asks the program. */
export interface GraphSources {
  /** The modules a file names; undefined for what is no code, is not there, or cannot be parsed. */
  references(path: string, options: ReferenceOptions): readonly ModuleReference[] | undefined;
  /** Where a specifier leads, and the paths whose being there decides it. */
  resolve(from: string, specifier: string): { readonly resolution: Resolution; readonly asked: readonly string[] };
  has(path: string): boolean;
  /** Hears every path an answer rests on. */
  note(path: string): void;
  /** Says that work over the whole tree goes on. */
  progress(): void;
  /** All code files of the tree, without what is installed, built or ignored. */
  files(): readonly string[];
}
