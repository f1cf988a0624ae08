import { existsSync } from 'node:fs';
import { createModuleGraph, referencesInText, referencesInUnit } from './module-graph/index.ts';
import type { ModuleGraph, ModuleReference, ReferenceOptions } from './module-graph/index.ts';
import { fileKindOf } from './language.ts';
import type { ParsedUnit } from './parsed-unit.ts';
import { createResolver } from './resolve.ts';
import type { FileLookup, Resolution } from './resolve.ts';
import { listSourceFiles } from './source-files.ts';

/** What the graph of a program is made from. */
export interface ProgramFiles extends FileLookup {
  /** The parsed pieces of a file that the run has brought; undefined where the disk counts. */
  unitsInRun(path: string): readonly ParsedUnit[] | undefined;
  /** The files the run has begun. */
  runPaths(): readonly string[];
  /** The text of a path without keeping it. */
  peek(path: string): string | undefined;
  progress(): void;
  note(path: string): void;
}

/** The module graph of a program: files of the run by their pieces, the others by their text on disk. */
export function createProgramGraph(files: ProgramFiles): ModuleGraph {
  const answers = createAnswers(files);
  return createModuleGraph({
    note: files.note,
    progress: files.progress,
    has: files.has,
    resolve: answers.resolve,
    references: (path, options) => (fileKindOf(path) === 'code' ? referencesOf(files, path, options) : undefined),
    files: () => [...filesOnDisk(files.root), ...files.runPaths()].filter((path) => fileKindOf(path) === 'code'),
  });
}

/** A tree that is still to be made has no files. */
function filesOnDisk(root: string): readonly string[] {
  return existsSync(root) ? listSourceFiles({ root, paths: [], ignore: [], noIgnore: false }).files : [];
}

function referencesOf(files: ProgramFiles, path: string, options: ReferenceOptions): readonly ModuleReference[] | undefined {
  const units = files.unitsInRun(path);
  if (units !== undefined) return units.flatMap((unit) => referencesInUnit(unit, options));
  const text = files.peek(path);
  return text === undefined ? undefined : referencesInText(path, text, options);
}

interface Answers {
  resolve(from: string, specifier: string): { readonly resolution: Resolution; readonly asked: readonly string[] };
}

/** Remembers which paths a resolution asked for. */
function createAnswers(files: ProgramFiles): Answers {
  let asked: string[] = [];
  const resolver = createResolver({
    root: files.root,
    text: files.text,
    has(path) {
      asked.push(path);
      return files.has(path);
    },
  });
  return {
    resolve(from, specifier) {
      asked = [];
      return { resolution: resolver.resolve(from, specifier), asked };
    },
  };
}
