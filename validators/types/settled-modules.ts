import type { AnalysedProgram, Resolution } from '../../program/index.ts';

/** What a module rests on, all the way down. */
export interface Foundation {
  /** False when something it rests on is still to be written. */
  readonly settled: boolean;
  /** False when a package, or the declarations of the platform, are not installed. */
  readonly installed: boolean;
  /** The files of the tree among it, with itself. */
  readonly files: ReadonlySet<string>;
}

/** Says of modules whether everything they import is there. Made for one judgement: answers are kept. */
export interface Foundations {
  of(path: string): Foundation;
  /** The same for what one import leads to. */
  ofImport(from: string, specifier: string): Foundation;
  /** True when a module, or one that it rests on, declares a name at its top level. */
  declares(path: string, name: string): boolean;
}

const FIRM: Foundation = { settled: true, installed: true, files: new Set() };

/** Looks at the program as it is now. */
export function createFoundations(program: AnalysedProgram): Foundations {
  const known = new Map<string, Foundation>();
  const foundations: Foundations = {
    of(path) {
      const found = known.get(path) ?? searchFrom(path, program);
      known.set(path, found);
      return found;
    },
    ofImport(from, specifier) {
      const { next, state } = step(program.resolve(from, specifier), { from, specifier, program });
      return next === undefined ? state : foundations.of(next);
    },
    declares: (path, name) => [...foundations.of(path).files].some((file) => program.text(file)?.includes(name) === true && (program.module(file)?.lookup(name)?.kind ?? 'import') !== 'import'),
  };
  return foundations;
}

function searchFrom(start: string, program: AnalysedProgram): Foundation {
  const seen = new Set([start]);
  const open = [start];
  let { settled, installed } = FIRM;
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (!program.isComplete(path)) settled = false;
    for (const { reference, resolution } of program.graph.dependenciesOf(path)) {
      const { next, state } = step(resolution, { from: path, specifier: reference.specifier, program });
      settled &&= state.settled;
      installed &&= state.installed;
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return { settled, installed, files: seen };
}

interface Place {
  readonly from: string;
  readonly specifier: string;
  readonly program: AnalysedProgram;
}

function step(resolution: Resolution, { from, specifier, program }: Place): { readonly next?: string; readonly state: Foundation } {
  switch (resolution.type) {
    case 'file':
      return { next: resolution.path, state: FIRM };
    case 'missing':
      return { state: { ...FIRM, settled: isAsset(specifier) } };
    case 'package':
      return { state: { ...FIRM, installed: resolution.installed } };
    case 'builtin':
      return { state: { ...FIRM, installed: program.onDisk('node_modules/@types/node/package.json') || hasNodeTypes(from, program) } };
    default:
      return { state: FIRM };
  }
}

/** A workspace's folder may have the declarations of its own. */
function hasNodeTypes(from: string, program: AnalysedProgram): boolean {
  return program.manifests(from).some(({ path }) => program.onDisk(`${path.slice(0, -'package.json'.length)}node_modules/@types/node/package.json`));
}

/** Styles and pictures are nothing the compiler waits for. */
function isAsset(specifier: string): boolean {
  return /\.(?!(?:[cm]?[jt]sx?|json)$)[a-z0-9]+$/i.test(specifier);
}
