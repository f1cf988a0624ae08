import { LockstepError } from '../contract/index.ts';
import type { ProspectiveProgram } from '../contract/index.ts';
import type { Disk } from './disk.ts';
import { createFileStore } from './file-store.ts';
import type { FileChange, FileStore, ProgramEdits } from './file-store.ts';
import { fileKindOf } from './language.ts';
import { manifestsAbove } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { assembleModule } from './module.ts';
import type { Module } from './module.ts';
import { textOf } from './overlay.ts';
import type { OverlayFile } from './overlay.ts';
import { parseUnit } from './parse.ts';
import { createProgramGraph } from './program-graph.ts';
import type { ModuleGraph } from './module-graph/index.ts';
import type { ParsedUnit } from './parsed-unit.ts';
import { createResolver } from './resolve.ts';
import type { Resolution } from './resolve.ts';

const OURS: unique symbol = Symbol('analysed program');

/** The prospective program with its syntax: what the deterministic families ask. */
export interface AnalysedProgram extends ProspectiveProgram {
  readonly [OURS]: true;
  /** The parsed file, or undefined when there is none or it is no code. */
  module(path: string): Module | undefined;
  resolve(from: string, specifier: string): Resolution;
  /** Which file depends on which; kept while the program changes. */
  readonly graph: ModuleGraph;
  /** The `package.json` files above a path, nearest first. */
  manifests(from: string): readonly Manifest[];
  /** Looks without its questions being noted: nothing of the verdict may rest on what it sees. */
  aside<T>(look: () => T): T;
  /** True when anybody has asked whether there is such a file, or what is in it; what the graph reads for itself does not count. */
  wasAsked(path: string): boolean;
  /** The paths that have changed after a version, as they are now. Asking is not noted: whoever uses a file asks for it. */
  changesSince(version: number): readonly FileChange[];
  /** True when the disk has the file, whatever the run brought for it. */
  onDisk(path: string): boolean;
  /** The text that the disk has, whatever the run brought. */
  textOnDisk(path: string): string | undefined;
  /** The same, without keeping it and without noting that it was asked for: for whoever looks through the whole tree. */
  peek(path: string): string | undefined;
  /** The files that the disk has directly in a folder, as paths from the root. */
  filesIn(folder: string): readonly string[];
  /** The chunk of a run that brought a unit; undefined for what was there before and for a file that is judged whole. */
  chunkOf(unit: ParsedUnit): string | undefined;
  /** The parsed file as the disk has it, whatever the run brought; made anew at each question. */
  moduleOnDisk(path: string): Module | undefined;
  /** Says that work over the whole tree goes on; whoever waits knows then that nothing hangs. */
  progress(): void;
}

/** The prospective program with the means to change it. Only whoever drives a run or a check holds this. */
export interface EditableProgram extends AnalysedProgram, ProgramEdits {
  /** Runs `judge` and returns the paths whose content or absence it asked for. */
  observe<T>(judge: () => Promise<T>): Promise<{ readonly result: T; readonly reads: ReadonlySet<string> }>;
}

/** Opens the prospective program of a tree: so far, what is on disk. `onProgress` hears that work over the whole tree goes on. */
export function createProgram(root: string, onProgress: () => void = () => undefined): EditableProgram {
  const modules = new Map<string, Module>();
  let graph: ModuleGraph | undefined;
  const store = createFileStore(root, (path) => {
    modules.delete(path);
    graph?.changed(path);
  });
  const { note, wasAsked, aside, observe } = createNotes();

  // What the graph reads for itself is not what a judgement asked for: it notes that where it answers.
  const quiet = viewOf(store, () => undefined);
  const peek = (path: string): string | undefined => (quiet.inRun(path) === undefined ? store.disk.peek(path) : quiet.text(path));
  const makeGraph = (): ModuleGraph =>
    createProgramGraph({ root, has: quiet.has, text: quiet.text, peek, progress: onProgress, unitsInRun: (path) => parsedPieces(quiet.inRun(path)), runPaths: () => [...store.overlay.keys()], note });
  const { inRun, has, text } = viewOf(store, note);
  const load = (path: string): Module | undefined => {
    const file = inRun(path);
    return file === undefined ? moduleOnDisk(path, store.disk) : moduleInRun(file);
  };

  return {
    ...store.edits,
    [OURS]: true,
    root,
    get version() {
      return store.version;
    },
    text,
    has,
    kind: fileKindOf,
    wasAsked,
    changesSince: store.changesSince,
    onDisk: store.disk.has,
    textOnDisk: store.disk.text,
    peek: store.disk.peek,
    filesIn: store.disk.filesIn,
    moduleOnDisk: (path) => (fileKindOf(path) === 'code' ? moduleOnDisk(path, store.disk) : undefined),
    chunkOf(unit) {
      const id = store.overlay.get(unit.path)?.pieces.find(({ parsed }) => parsed === unit)?.id;
      return id === unit.path ? undefined : id;
    },
    progress: onProgress,
    runPaths: () => [...store.overlay.keys()],
    isComplete: (path) => store.overlay.get(path)?.complete ?? true,
    get graph() {
      return (graph ??= makeGraph());
    },
    resolve: createResolver({ root, has, text }).resolve,
    manifests: (from) => manifestsAbove(from, text),
    module(path) {
      note(path);
      const module = modules.get(path) ?? (fileKindOf(path) === 'code' ? load(path) : undefined);
      if (module !== undefined) modules.set(path, module);
      return module;
    },
    aside,
    observe,
  };
}

/** What a judgement asks for is noted while it is observed, but for what it looks at aside. */
interface Notes extends Pick<EditableProgram, 'observe' | 'aside' | 'wasAsked'> {
  note(path: string): void;
}

function createNotes(): Notes {
  const asked = new Set<string>();
  let reads: Set<string> | undefined;
  return {
    note(path) {
      asked.add(path);
      reads?.add(path);
    },
    wasAsked: (path) => asked.has(path),
    aside(look) {
      const noted = reads;
      reads = undefined;
      try {
        return look();
      } finally {
        reads = noted;
      }
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

/** What counts for a path: what the run has brought of it, else the disk. */
interface View {
  /** The overlay's file, or undefined where the disk counts. */
  inRun(path: string): OverlayFile | undefined;
  has(path: string): boolean;
  text(path: string): string | undefined;
}

/** Every question is noted. */
function viewOf({ overlay, disk }: Pick<FileStore, 'overlay' | 'disk'>, note: (path: string) => void): View {
  const inRun = (path: string): OverlayFile | undefined => {
    note(path);
    const file = overlay.get(path);
    return file === undefined || keepsDisk(file) ? undefined : file;
  };
  return {
    inRun,
    has: (path) => isThere(path, inRun(path), disk),
    text(path) {
      const file = inRun(path);
      return file === undefined ? disk.text(path) : file.operation === 'delete' ? undefined : textOf(file);
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

function moduleOnDisk(path: string, disk: Disk): Module | undefined {
  const content = disk.text(path);
  if (content === undefined) return undefined;
  const outcome = parseUnit(path, content);
  return outcome.type === 'parsed'
    ? assembleModule(path, [outcome.unit], { complete: true })
    : assembleModule(path, [], { complete: true, obstacle: outcome.reason });
}

function isThere(path: string, file: OverlayFile | undefined, disk: Disk): boolean {
  return file === undefined ? disk.has(path) : file.operation !== 'delete';
}

function parsedPieces(file: OverlayFile | undefined): readonly ParsedUnit[] | undefined {
  return file?.pieces.flatMap((piece) => (piece.parsed === undefined ? [] : [piece.parsed]));
}

function moduleInRun(file: OverlayFile): Module | undefined {
  if (file.operation === 'delete') return undefined;
  const units = parsedPieces(file) ?? [];
  const obstacle = file.pieces.find((piece) => piece.obstacle !== undefined)?.obstacle;
  return assembleModule(file.path, units, { complete: file.complete, obstacle });
}
