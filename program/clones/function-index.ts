import type { AnalysedProgram } from '../program.ts';
import { topLevelFunctions } from './exported-functions.ts';
import type { DeclaredFunction } from './exported-functions.ts';
import { createFileFilters } from './file-filters.ts';
import { shapeOf } from './shape.ts';
import type { FunctionShape } from './shape.ts';
import { shinglesOf, similarity } from './similarity.ts';

/** An exported function that another one repeats. */
export interface Clone {
  readonly path: string;
  /** The name to import. */
  readonly name: string;
  readonly kind: 'exact' | 'near';
  /** Share of what they have in common, 0 to 1. */
  readonly similarity: number;
}

interface Known extends Omit<Clone, 'kind' | 'similarity'> {
  readonly key: string;
  readonly shingles: ReadonlySet<string>;
  readonly size: number;
}

/** The exported functions of a program by what they do. */
export interface FunctionIndex {
  /** The exported function of another file that does the same, the likest first found; undefined when there is none. */
  cloneOf(shape: FunctionShape, path: string): Clone | undefined;
  /** Reads some files of the tree before anybody asks; false when all are read. */
  readAhead(): boolean;
}

const NEAR = 0.75;
/** Files of the tree that one question may have to parse: those likeliest to hold the function. */
const MOST_CANDIDATES = 8;

interface Entry {
  readonly module: unknown;
  readonly functions: readonly Known[];
}

const indexes = new WeakMap<AnalysedProgram['graph'], FunctionIndex>();

/** The index of a program; files of the run are looked at always, those of the tree where their text says that they may hold the function. */
export function functionIndexOf(program: AnalysedProgram): FunctionIndex {
  const known = indexes.get(program.graph) ?? createFunctionIndex(program);
  indexes.set(program.graph, known);
  return known;
}

function createFunctionIndex(program: AnalysedProgram): FunctionIndex {
  const entries = new Map<string, Entry>();
  const filters = createFileFilters(program);
  const functionsOf = (path: string): readonly Known[] => {
    const module = program.module(path);
    const kept = entries.get(path);
    if (kept !== undefined && kept.module === module) return kept.functions;
    const functions = module === undefined ? [] : module.units.flatMap((unit) => topLevelFunctions(unit, module)).flatMap((each) => knownFrom(path, each));
    entries.set(path, { module, functions });
    return functions;
  };
  return {
    readAhead: filters.readAhead,
    cloneOf(shape, path) {
      const run = program.runPaths();
      const candidates = filters.candidates(shape.grams, MOST_CANDIDATES).filter((each) => !run.includes(each));
      const others = [...run, ...candidates].flatMap((file) => (file === path || !isEarlier(file, path, run) ? [] : functionsOf(file)));
      const exact = others.find(({ key }) => key === shape.key);
      if (exact !== undefined) return { path: exact.path, name: exact.name, kind: 'exact', similarity: 1 };
      return nearest(shape, others);
    },
  };
}

/** Of two that the run brings, the one that came first is the one to import. */
function isEarlier(file: string, path: string, order: readonly string[]): boolean {
  const at = order.indexOf(file);
  const own = order.indexOf(path);
  return at === -1 || own === -1 || at < own;
}

function knownFrom(path: string, declared: DeclaredFunction): readonly Known[] {
  const shape = declared.exported === undefined ? undefined : shapeOf(declared.fn, declared.unit);
  if (shape === undefined || declared.exported === undefined) return [];
  return [{ path, name: declared.exported === 'default' ? declared.name : declared.exported, key: shape.key, shingles: shinglesOf(shape.tokens), size: shape.tokens.length }];
}

function nearest(shape: FunctionShape, others: readonly Known[]): Clone | undefined {
  const shingles = shinglesOf(shape.tokens);
  let best: Clone | undefined;
  for (const other of others) {
    if (Math.min(other.size, shape.tokens.length) / Math.max(other.size, shape.tokens.length) < NEAR) continue;
    const share = similarity(shingles, other.shingles);
    if (share >= NEAR && share > (best?.similarity ?? 0)) best = { path: other.path, name: other.name, kind: 'near', similarity: share };
  }
  return best;
}
