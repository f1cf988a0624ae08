import { isInside } from './inside.ts';
import type { Procedure, Value, ValueOf } from './ir.ts';
import type { ModuleFlow } from './module-flow.ts';

type Call = ValueOf<'call'>;

/** The calls that enter functions of other files, by function. */
export type CallersElsewhere = ReadonlyMap<Procedure, readonly Call[]>;

/** Where a file calls into others. */
export interface LeadingOut {
  /** The calls that say what a parameter over there is. */
  readonly handing: CallersElsewhere;
  /** Those that only ask: what is read over there comes back here. */
  readonly asking: CallersElsewhere;
}

/** So many calls are looked through for one file, its own and those of the functions it calls. */
const MAX_CALLS = 4_000;
/** From a file to a helper, from there to the next: so many files away. */
const MAX_HOPS = 3;

/** A file whose calls are followed to others. */
export interface Leading {
  readonly path: string;
  readonly procedures: readonly Procedure[];
  /** False for a file that nothing from outside reaches by itself: nobody has to ask there, unless something was handed over. */
  bringsInput(path: string): boolean;
}

/**
 * Where a file calls into others, and these into more: what a parameter over there is, stands here, and what is given back comes
 * here. Only such calls are found as lead away from the file that is judged, so that a verdict never rests on files that it does not
 * ask for.
 */
export function callersElsewhere(from: Leading, { flowOf, calleesOf }: { flowOf(path: string): ModuleFlow | undefined; calleesOf(call: Call): readonly Procedure[] }): LeadingOut {
  const handing = new Map<Procedure, Call[]>();
  const asking = new Map<Procedure, Call[]>();
  const given = new Set<string>();
  let looked = 0;
  let procedures: readonly Procedure[] = from.procedures;
  for (let hop = 0; hop < MAX_HOPS && procedures.length > 0; hop++) {
    const entered = new Set<Procedure>();
    const enter = (into: Map<Procedure, Call[]>, procedure: Procedure, call: Call): void => {
      if (!handing.has(procedure) && !asking.has(procedure)) entered.add(procedure);
      if (procedure.unit.path !== call.unit.path) file(into, procedure, call);
    };
    const asked: (readonly [Procedure, Call])[] = [];
    for (const { values } of procedures)
      for (const call of values) {
        if (call.op !== 'call' || looked++ > MAX_CALLS) continue;
        const isHanding = handsOn(call);
        for (const procedure of calleesOf(call)) {
          const { path } = procedure.unit;
          if (path === from.path) continue;
          if (isHanding) given.add(path);
          if (isHanding) enter(handing, procedure, call);
          else if (givesBack(procedure)) asked.push([procedure, call]);
        }
      }
    for (const [procedure, call] of asked) if (given.has(procedure.unit.path) || from.bringsInput(procedure.unit.path)) enter(asking, procedure, call);
    procedures = [...entered].flatMap((procedure) => withInner(procedure, flowOf(procedure.unit.path)));
  }
  return { handing, asking };
}

function file(into: Map<Procedure, Call[]>, procedure: Procedure, call: Call): void {
  const known = into.get(procedure);
  if (known === undefined) into.set(procedure, [call]);
  else if (!known.includes(call)) known.push(call);
}

/** True for a function that comes back with something that is not written out. */
function givesBack({ exits }: Procedure): boolean {
  return exits.some(({ kind, value }) => kind !== 'throw' && value !== undefined && value.op !== 'constant');
}

/** A function and those that stand in it. */
function withInner(procedure: Procedure, flow: ModuleFlow | undefined): readonly Procedure[] {
  return (flow?.procedures ?? []).filter((each) => isInside(each, procedure));
}

/** True for a call with an argument that can be something other than a text or number: nobody asks what else a parameter is. */
function handsOn({ args }: Call): boolean {
  return args.some(({ value }) => CARRYING.has(value.op));
}

const CARRYING: ReadonlySet<Value['op']> = new Set(['parameter', 'load', 'cell', 'call', 'function', 'class', 'object', 'import', 'this', 'phi', 'await']);
