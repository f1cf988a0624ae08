import { LockstepError } from '../contract/index.ts';
import type { FileOperation, ProspectiveProgram } from '../contract/index.ts';
import { createDisk } from './disk.ts';
import { fileKindOf } from './language.ts';
import { manifestsAbove } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { assembleModule } from './module.ts';
import type { Module } from './module.ts';
import { makePiece, textOf } from './overlay.ts';
import type { OverlayFile } from './overlay.ts';
import { parseUnit } from './parse.ts';
import { createResolver } from './resolve.ts';
import type { Resolution } from './resolve.ts';

const OURS: unique symbol = Symbol('analysed program');

/** The prospective program with its syntax: what the deterministic families ask. */
export interface AnalysedProgram extends ProspectiveProgram {
  readonly [OURS]: true;
  /** The parsed file, or undefined when there is none or it is no code. */
  module(path: string): Module | undefined;
  resolve(from: string, specifier: string): Resolution;
  /** The `package.json` files above a path, nearest first. */
  manifests(from: string): readonly Manifest[];
}

/** The prospective program with the means to change it. Only whoever drives a run or a check holds this. */
export interface EditableProgram extends AnalysedProgram {
  /** Starts a file. `create` and `replace` begin empty; `delete` takes it away; `edit` keeps the disk's text until `setText`. */
  begin(path: string, operation: FileOperation): void;
  /** Adds a piece to the end of a begun file. */
  append(path: string, id: string, text: string): void;
  /** Puts one whole text in place of all pieces. */
  setText(path: string, id: string, text: string): void;
  /** Takes away the piece with this id and everything after it in its file. */
  truncate(path: string, id: string): void;
  complete(path: string): void;
  /** Forgets what the run brought for a path: the disk counts again. */
  drop(path: string): void;
  /** Runs `judge` and returns the paths whose content or absence it asked for. */
  observe<T>(judge: () => Promise<T>): Promise<{ readonly result: T; readonly reads: ReadonlySet<string> }>;
}

/** Opens the prospective program of a tree: so far, what is on disk. */
export function createProgram(root: string): EditableProgram {
  const disk = createDisk(root);
  const overlay = new Map<string, OverlayFile>();
  const modules = new Map<string, Module>();
  let version = 0;
  let reads: Set<string> | undefined;

  const fileOf = (path: string): OverlayFile => {
    const file = overlay.get(path);
    if (file === undefined)
      throw new LockstepError('not-ours', `${path} was not begun`, { fault: 'system', context: { path } });
    return file;
  };
  const changed = (path: string): void => {
    version += 1;
    modules.delete(path);
  };
  const has = (path: string): boolean => {
    reads?.add(path);
    const file = overlay.get(path);
    return file === undefined || keepsDisk(file) ? disk.has(path) : file.operation !== 'delete';
  };
  const text = (path: string): string | undefined => {
    reads?.add(path);
    const file = overlay.get(path);
    if (file === undefined || keepsDisk(file)) return disk.text(path);
    return file.operation === 'delete' ? undefined : textOf(file);
  };
  const resolver = createResolver({ root, has });

  return {
    [OURS]: true,
    root,
    get version() {
      return version;
    },
    text,
    has,
    kind: fileKindOf,
    runPaths: () => [...overlay.keys()],
    isComplete: (path) => overlay.get(path)?.complete ?? true,
    resolve: resolver.resolve,
    manifests: (from) => manifestsAbove(from, text),
    module(path) {
      reads?.add(path);
      const known = modules.get(path);
      if (known !== undefined) return known;
      if (fileKindOf(path) !== 'code') return undefined;
      const file = overlay.get(path);
      const module = file === undefined || keepsDisk(file) ? moduleOnDisk(path, disk.text(path)) : moduleInRun(file);
      if (module !== undefined) modules.set(path, module);
      return module;
    },
    begin(path, operation) {
      overlay.set(path, { path, operation, isCode: fileKindOf(path) === 'code', pieces: [], complete: false });
      changed(path);
    },
    append(path, id, content) {
      const file = fileOf(path);
      file.pieces.push(makePiece(file, id, content));
      changed(path);
    },
    setText(path, id, content) {
      const file = fileOf(path);
      file.pieces = [];
      file.pieces = [makePiece(file, id, content)];
      changed(path);
    },
    truncate(path, id) {
      const file = fileOf(path);
      const at = file.pieces.findIndex((piece) => piece.id === id);
      if (at !== -1) file.pieces.length = at;
      file.complete = false;
      changed(path);
    },
    complete(path) {
      fileOf(path).complete = true;
      changed(path);
    },
    drop(path) {
      overlay.delete(path);
      disk.forget(path);
      changed(path);
    },
    async observe(judge) {
      const seen = (reads = new Set<string>());
      try {
        return { result: await judge(), reads: seen };
      } finally {
        reads = undefined;
      }
    },
  };
}

/** Narrows a program to ours. A validator that needs syntax and is handed another program is a caller's fault. */
export function asAnalysed(program: ProspectiveProgram): AnalysedProgram {
  if (isAnalysed(program)) return program;
  throw new LockstepError('not-ours', 'the program was not made by createProgram and has no syntax', { fault: 'caller' });
}

function isAnalysed(program: ProspectiveProgram): program is AnalysedProgram {
  return OURS in program;
}

function keepsDisk(file: OverlayFile): boolean {
  return file.operation === 'edit' && file.pieces.length === 0;
}

function moduleOnDisk(path: string, content: string | undefined): Module | undefined {
  if (content === undefined) return undefined;
  const outcome = parseUnit(path, content);
  return outcome.type === 'parsed'
    ? assembleModule(path, [outcome.unit], { complete: true })
    : assembleModule(path, [], { complete: true, obstacle: outcome.reason });
}

function moduleInRun(file: OverlayFile): Module | undefined {
  if (file.operation === 'delete') return undefined;
  const units = file.pieces.flatMap((piece) => (piece.parsed === undefined ? [] : [piece.parsed]));
  const obstacle = file.pieces.find((piece) => piece.obstacle !== undefined)?.obstacle;
  return assembleModule(file.path, units, { complete: file.complete, obstacle });
}
