import type { ParsedUnit } from '../parsed-unit.ts';
import type { AnalysedProgram } from '../program.ts';
import type { Counting } from './answers.ts';
import { countCallers } from './callees.ts';
import type { CallersElsewhere, LeadingOut } from './callers-elsewhere.ts';
import type { Procedure, ValueOf } from './ir.ts';
import { valuesIn } from './module-flow.ts';
import type { ModuleFlow } from './module-flow.ts';

type Call = ValueOf<'call'>;

const NOBODY: CallersElsewhere = new Map();
export const NOWHERE: LeadingOut = { handing: NOBODY, asking: NOBODY };

/** While callers are being collected, nobody's callers are known. */
export interface Callers extends Counting {
  of(procedure: Procedure): readonly Call[];
  /** The calls of a file that enter a function of another. */
  from(path: string, procedure: Procedure): readonly Call[];
  /** Those, and the calls of other files that only ask what it gives back. */
  askers(procedure: Procedure): readonly Call[];
  /** Puts calls of other files in the place of those that were known, and the part that alone is looked through, if any; false when nobody's parameters are others than before. */
  link(found: LeadingOut, part?: ParsedUnit): boolean;
  forget(): void;
}

/** The calls of each file by callee, collected when they are first asked for. */
export function createCallers(flowOf: (path: string) => ModuleFlow | undefined, calleesOf: (call: Call) => readonly Procedure[]): Callers {
  const tables = new Map<ModuleFlow | ParsedUnit, ReadonlyMap<Procedure, readonly Call[]>>();
  let elsewhere = NOWHERE;
  let only: ParsedUnit | undefined;
  let counting = false;
  let doubts = 0;
  const from = (path: string, procedure: Procedure): readonly Call[] => {
    const flow = flowOf(path);
    if (flow === undefined || counting) return [];
    const part = procedure.unit === only ? only : undefined;
    let table = tables.get(part ?? flow);
    if (table === undefined) {
      counting = true;
      table = countCallers(part === undefined ? flow.procedures.flatMap(({ values }) => values) : valuesIn(part, flow.procedures), calleesOf);
      counting = false;
      tables.set(part ?? flow, table);
    }
    return table.get(procedure) ?? [];
  };
  const of = (procedure: Procedure): readonly Call[] => {
    if (counting) doubts += 1;
    const known = from(procedure.unit.path, procedure);
    return counting ? [] : joined(known, elsewhere.handing.get(procedure));
  };
  return {
    link(found, part) {
      const isNew = found.handing.size + elsewhere.handing.size > 0 || only !== part;
      if (only !== part) tables.clear();
      elsewhere = found;
      only = part;
      return isNew;
    },
    of,
    from,
    askers: (procedure) => joined(of(procedure), elsewhere.asking.get(procedure)),
    isOn: () => counting,
    get doubts() {
      return doubts;
    },
    doubt: () => void (doubts += 1),
    forget: () => tables.clear(),
  };
}

function joined(own: readonly Call[] = [], others: readonly Call[] = []): readonly Call[] {
  return others.length === 0 ? own : [...own, ...others];
}

/** What is known of the files that import one. */
export interface Importers {
  /** The calls to which a function gives back: those of `callersOf`, and what only asks. */
  askersOf(procedure: Procedure): readonly ValueOf<'call'>[];
  /** The calls in all files that import the one of a function, where that file keeps what it gives; undefined where so many do that nobody is asked. */
  importingCallsOf(procedure: Procedure): readonly ValueOf<'call'>[] | undefined;
  /** The files that import one; undefined where so many do that nobody is asked. */
  importersOf(path: string): readonly string[] | undefined;
  /** True when an answer rests on who imports a file: one that comes later may be another. */
  asksImporters(): boolean;
}

/** So many files are looked through for what they take from one. */
const MAX_IMPORTERS = 256;

/** Who imports a file, where it keeps something that others may ask for. */
export function createImporters({ graph }: AnalysedProgram, { askers, from }: Callers): Importers {
  const known = new Map<string, readonly string[]>();
  const importersOf = (path: string): readonly string[] | undefined => {
    const found = known.get(path) ?? graph.dependentsOf(path);
    known.set(path, found);
    return found.length > MAX_IMPORTERS ? undefined : found;
  };
  return {
    importersOf,
    asksImporters: () => known.size > 0,
    askersOf: askers,
    importingCallsOf: (procedure) => importersOf(procedure.unit.path)?.flatMap((path) => from(path, procedure)),
  };
}
