import type { Module } from '../module.ts';
import type { ParsedUnit } from '../parsed-unit.ts';
import type { AnalysedProgram } from '../program.ts';
import { isAlone } from './alone.ts';
import { isAnswer } from './content-type.ts';
import { LINK, SPLICED } from './fact.ts';
import type { Fact, Hit, Origin } from './fact.ts';
import type { Procedure, Value } from './ir.ts';
import { latentInputs } from './latent-inputs.ts';
import { exportedNames, libraryInputs } from './library-inputs.ts';
import { kinds } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { loadsData, loadsModule } from './loaded-module.ts';
import { mayBlock } from './model.ts';
import type { FlowModel } from './model.ts';
import { createPackageSurface } from './package-surface.ts';
import type { PackageSurface } from './package-surface.ts';
import { createReferents } from './referents.ts';
import { valuesIn } from './module-flow.ts';
import type { ModuleFlow } from './module-flow.ts';
import type { Referents } from './referents.ts';
import { isMeantAsMarkup, isMeantAsSelector, isOfOneOwner, isSpreadOver } from './meant-as-markup.ts';
import { meetsInput, readsWhatInforms } from './meets-input.ts';
import { solve } from './solver.ts';
import type { Bounds, Root, Solution } from './solver.ts';
import { registrationsAmong, sourcesAmong } from './sources.ts';
import { languageSinks } from './special-sinks.ts';
import { standingsOf } from './standing.ts';
import { harmBy } from './tier-kinds.ts';

/** One way from something outside to a place where it does harm. */
export interface Flow {
  readonly kind: Kind;
  readonly origin: Origin;
  /** The call, write or other value that does harm, in whichever file. */
  readonly sink: Value;
  readonly sinkRow: Hit['row'];
  /** The values on the way, the origin first. */
  readonly way: readonly Value[];
  /** True when every step was understood and nothing on the way may have checked the value. */
  readonly isExact: boolean;
  readonly isSpliced: boolean;
  readonly state: number;
  /** The parts of the file that hand on, or call, the function of another file in which the flow begins. */
  readonly ledBy: readonly ParsedUnit[];
  /** True for the parameter of a function that others can call only by an entry of the package that is not there. */
  readonly mayBeInternal?: true;
}

/** The flows that begin in one file. */
export interface FileFlows {
  readonly flows: readonly Flow[];
  /** Where the search for remote input was cut at its bound: what was not found is not known to be absent. */
  readonly cutAt: Pick<Value, 'unit' | 'node'> | undefined;
  /** The same for input that only informs. */
  readonly informsUntil?: Pick<Value, 'unit' | 'node'>;
}

/** Finds flows in one version of a program; keeps what it learns. */
export interface FlowAnalysis {
  /** The flows that begin in a file. */
  flowsFrom(path: string): FileFlows;
  /**
   * Those of them that pass through a part while its file grows, and maybe others: where nothing from before can reach the last
   * part, only it is searched. Callers of a library only inform: what they may bring is followed when the file is whole.
   */
  flowsThrough(path: string, part: ParsedUnit): FileFlows;
  /** What parameters that nobody hands anything to yet would lead to, beside the flows that are told anyway. */
  latentIn(path: string): FileFlows;
  /** True when something rests on who imports a file, which changes with files that nobody has asked for. */
  asksImporters(): boolean;
}

const NOTHING: FileFlows = { flows: [], cutAt: undefined };

interface Kept {
  readonly version: number;
  readonly model: FlowModel;
  readonly analysis: FlowAnalysis;
}

const analyses = new WeakMap<AnalysedProgram, Kept>();

/** The analysis of a program as it stands; made anew when something has changed that anybody has asked for. */
export function flowAnalysisOf(program: AnalysedProgram, model: FlowModel): FlowAnalysis {
  const known = analyses.get(program);
  if (known?.version === program.version && known.model === model) return known.analysis;
  const isSame = known?.model === model && !known.analysis.asksImporters() && program.changesSince(known.version).every(({ path }) => program.kind(path) === 'code' && !program.wasAsked(path));
  const analysis = known !== undefined && isSame ? known.analysis : createFlowAnalysis(program, model);
  analyses.set(program, { version: program.version, model, analysis });
  return analysis;
}

/** What a search asks. */
interface Tools {
  readonly model: FlowModel;
  readonly referents: Referents;
  readonly isHandedOut: PackageSurface;
  /** True for a file that meets input that may block. */
  bringsInput(path: string): boolean;
  /** True for one that reads what informs. */
  informs(path: string): boolean;
}

function createFlowAnalysis(program: AnalysedProgram, model: FlowModel): FlowAnalysis {
  const referents = createReferents(program, model);
  const tools = toolsFor(program, model, referents);
  const standings = standingsOf(program, model);
  const whole = new Map<string, FileFlows>();
  const growing = new Map<string, FileFlows>();
  const last = new Map<ParsedUnit, FileFlows>();
  const searchAll = (path: string, inputs: (flow: ModuleFlow) => readonly Origin[]): FileFlows => {
    const cutAt = tooManyFunctions(program.module(path));
    const flow = cutAt === undefined ? referents.flowOf(path) : undefined;
    referents.begin();
    if (flow === undefined) return { flows: [], cutAt };
    const informing = inputs(flow);
    const { origins, leadersOf } = beginningsIn(flow, tools);
    return search({ origins: [...origins, ...informing], leadersOf }, { tools, keep: (solutions) => standings.keep(flow.module, { solutions, referents }) });
  };
  const flowsFrom = (path: string): FileFlows => {
    const known = whole.get(path) ?? searchAll(path, (flow) => libraryInputs(flow, referents));
    whole.set(path, known);
    return known;
  };
  /** Undefined where the part has to do with what stands before it. */
  const searchLast = (path: string, part: ParsedUnit): FileFlows | undefined => {
    const module = program.module(path);
    const before = module === undefined ? undefined : standings.before(module, part);
    const flow = before === undefined ? undefined : referents.flowOf(path);
    if (before === undefined || flow === undefined) return undefined;
    referents.begin(part);
    const values = valuesIn(part, flow.procedures);
    if (!isAlone({ part, values, flow, referents, before })) return undefined;
    for (const file of before.files) program.module(file);
    return search(beginningsAmong(values, tools), { tools, keep: (solutions) => standings.keep(flow.module, { solutions, referents, before }) });
  };
  const flowsWhileGrowing = (path: string, part: ParsedUnit): FileFlows => {
    const known = growing.get(path);
    if (known !== undefined) return known;
    const flow = tooManyFunctions(program.module(path)) === undefined ? referents.flowOf(path) : undefined;
    if (flow !== undefined && !meetsInput(flow, program, model)) return NOTHING;
    const alone = searchLast(path, part);
    if (alone !== undefined) return alone;
    const found = searchAll(path, () => []);
    growing.set(path, found);
    return found;
  };
  return {
    asksImporters: referents.asksImporters,
    flowsFrom,
    flowsThrough(path, part) {
      const known = whole.get(path) ?? last.get(part) ?? flowsWhileGrowing(path, part);
      last.set(part, known);
      return known;
    },
    latentIn(path) {
      const told = new Set(flowsFrom(path).flows.map(nameOf));
      const flow = tooManyFunctions(program.module(path)) === undefined ? referents.flowOf(path) : undefined;
      const found = flow === undefined ? NOTHING : latentFrom(flow, tools);
      return { ...found, flows: found.flows.filter((each) => !told.has(nameOf(each))) };
    },
  };
}

function toolsFor(program: AnalysedProgram, model: FlowModel, referents: Referents): Tools {
  const once = askedOnce(referents.flowOf);
  return { model, referents, isHandedOut: createPackageSurface(program), bringsInput: once((flow) => meetsInput(flow, program, model)), informs: once((flow) => readsWhatInforms(flow, model)) };
}

/** Makes questions about files that are asked once for each; what cannot be read answers no. */
function askedOnce(flowOf: Referents['flowOf']): (ask: (flow: ModuleFlow) => boolean) => (path: string) => boolean {
  return (ask) => {
    const known = new Map<string, boolean>();
    return (path) => {
      const flow = known.has(path) ? undefined : flowOf(path);
      const answer = known.get(path) ?? (flow !== undefined && ask(flow));
      known.set(path, answer);
      return answer;
    };
  };
}

function latentFrom(flow: ModuleFlow, tools: Tools): FileFlows {
  tools.referents.begin();
  beginningsIn(flow, tools);
  return search({ origins: latentInputs(flow, tools.referents), leadersOf: () => [] }, { tools, keep: () => undefined });
}

/** Where flows begin, and which parts of a file lead to functions of others. */
interface Beginnings {
  readonly origins: readonly Origin[];
  leadersOf(procedure: Procedure): readonly ParsedUnit[];
}

/**
 * Where flows of a file begin. What comes from outside may be handed to other files: what their parameters are is then known
 * from here, and sources that rest on it are found there; of what only informs, those of files that read it.
 */
function beginningsIn(flow: ModuleFlow, { model, referents, bringsInput, informs }: Tools): Beginnings {
  const registered = registrationsAmong(flow.procedures.flatMap(({ values }) => values), referents);
  referents.register(registered);
  const procedures = [...flow.procedures, ...[...registered.keys()].filter(({ unit }) => unit.path !== flow.path)];
  const { handing, asking } = referents.link({ path: flow.path, procedures, bringsInput: (path) => bringsInput(path) || informs(path) });
  const brings = bringsInput(flow.path);
  const elsewhere = [...handing.keys(), ...asking.keys()].filter(({ unit }) => brings || informs(unit.path));
  return {
    origins: sourcesAmong([...new Set([...procedures, ...elsewhere])].flatMap(({ values }) => values), model, referents),
    leadersOf(procedure) {
      const around: Procedure[] = [];
      for (let at: Procedure | undefined = procedure; at !== undefined; at = at.parent) around.push(at);
      return around.flatMap((each) => [...(registered.get(each) ?? []).flatMap(({ parts }) => [...parts]), ...(handing.get(each) ?? []).map(({ unit }) => unit)]);
    },
  };
}

/** Where flows of a part begin that has nothing to do with other files. */
function beginningsAmong(values: readonly Value[], { model, referents }: Tools): Beginnings {
  referents.register(registrationsAmong(values, referents));
  return { origins: sourcesAmong(values, model, referents), leadersOf: () => [] };
}

/** So many functions are followed in one file. Text that people write has a tenth of it, bundles of two megabytes a half. */
const MAX_FUNCTIONS = 20_000;

/** The function at which a file becomes too large to be followed. */
function tooManyFunctions(module: Module | undefined): Pick<Value, 'unit' | 'node'> | undefined {
  let left = MAX_FUNCTIONS;
  for (const unit of module?.units ?? [])
    for (const type of ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const) {
      const nodes = unit.nodes(type);
      const node = nodes[left];
      if (node !== undefined) return { unit, node };
      left -= nodes.length;
    }
  return undefined;
}

/** How far remote input is followed, which may block; nothing that people write comes near. */
const MAY_BLOCK: Bounds = { facts: 100_000, contexts: 20_000 };
/** How far other input is followed: of whoever calls a library, makes a link or starts the program. */
const INFORMS: Bounds = { facts: 12_000, contexts: 2_250, isCoarse: true };

/** `keep` is handed what was found, that which led to no harm as well. */
function search({ origins, leadersOf }: Beginnings, { tools: { referents, isHandedOut }, keep }: { readonly tools: Tools; keep(solutions: readonly Solution[]): void }): FileFlows {
  const isRemote = ({ tier }: Origin): boolean => tier === 'remote';
  const remote = solve(origins.filter(isRemote), { referents, special: languageSinks, bounds: MAY_BLOCK });
  const cutAt = remote.cutAt ?? referents.cutAt();
  const others = solve(origins.filter((origin) => !isRemote(origin)), { referents, special: languageSinks, bounds: INFORMS });
  keep([remote, others]);
  const best = new Map<string, Flow>();
  for (const root of [...remote.roots, ...others.roots])
    for (const flow of flowsOf(root, referents)) {
      const key = nameOf(flow);
      const known = best.get(key);
      if (known !== undefined && rank(flow) <= rank(known)) continue;
      const isCalled = flow.origin.tier === 'library' ? isCalledByOthers(flow.origin, { referents, isHandedOut }) : 'yes';
      if (isCalled !== 'no') best.set(key, { ...flow, ledBy: leadersOf(flow.origin.value.procedure), ...(isCalled === 'yes' ? {} : { mayBeInternal: true }) });
    }
  const informsUntil = others.cutAt ?? (cutAt === undefined ? referents.cutAt() : undefined);
  return { flows: [...best.values()], cutAt, ...(informsUntil === undefined ? {} : { informsUntil }) };
}

/** Whether strangers call the function whose parameter an origin is. */
function isCalledByOthers({ entry, value }: Origin, { referents, isHandedOut }: Pick<Tools, 'referents' | 'isHandedOut'>): ReturnType<PackageSurface> {
  const { path } = value.unit;
  const flow = entry === undefined ? undefined : referents.flowOf(path);
  const names = entry === undefined || flow === undefined ? undefined : exportedNames(entry, flow, referents);
  return names === undefined ? isHandedOut(path) : isHandedOut(path, () => names);
}

/** Flows to one place are one finding for each kind. */
function nameOf({ sink, kind }: Flow): string {
  return `${sink.id} ${kind}`;
}

const TIERS: readonly Origin['tier'][] = ['latent', 'local', 'library', 'page', 'client', 'remote'];

function rank({ origin, isExact, way }: Flow): number {
  return TIERS.indexOf(origin.tier) * 1000 + (isExact ? 500 : 0) - Math.min(way.length, 400);
}

/**
 * The hits of the beginnings of a tier: in their own context and in those they lead to. Who starts a program or calls a library
 * names the modules it loads: a configuration, a plug-in.
 */
function flowsOf({ context: root, origins }: Root, referents: Referents): readonly Flow[] {
  return [root, ...root.entered].flatMap(({ hits }) =>
    [...hits.values()].flatMap(({ fact, at: sink, row }): readonly Flow[] => {
      const way = [...wayOf(fact), sink];
      const origin = way[0] === undefined ? undefined : origins.get(way[0]);
      if (origin === undefined || !isMeant(origin.tier, row, fact) || (loadsModule(row) && (origin.tier === 'local' || origin.tier === 'library' || loadsData(row, sink)))) return [];
      if (origin.tier === 'library' && ((row[2] === 'html' && (isMeantAsMarkup(way, referents) || isOfOneOwner(way, sink) || isSpreadOver(row, fact) || isMeantAsSelector(row, { fact, sink, way }, referents))) || (row[2] === 'key' && (isNamed(sink) || isNamedBy(origin.value, way))))) return [];
      return [{ kind: row[2], origin, sink, sinkRow: row, way, isExact: fact.isExact && origin.isExact, isSpliced: (fact.state & SPLICED) !== 0, state: fact.state, ledBy: [] }];
    }),
  );
}

/** What runs a text with the names and rights of the program around it; sandboxes are made to be given programs. */
const EVALUATES: ReadonlySet<string> = new Set(['eval.Argument[0]', 'Function.Argument[*]']);

/** `table[key].total = n`, `table[key][Symbol.iterator] = f`: whoever calls a library may bring the key to a prototype, and there the program's own name is written. */
function isNamed(sink: Value): boolean {
  if (sink.op !== 'store') return false;
  const { key } = sink;
  return typeof key === 'string' || (key.op === 'load' && typeof key.key === 'string' && key.base.op === 'cell' && key.base.cell === 'Symbol');
}

/** `object[special]`: an argument of its own names one property, as the option of whoever calls; what is taken apart is a list, a text or an object. */
function isNamedBy(parameter: Value, way: readonly Value[]): boolean {
  const passed = new Set(way);
  const first = way.find((value) => value.op === 'load' && typeof value.key !== 'string' && passed.has(value.key));
  return parameter.op === 'parameter' && first?.op === 'load' && (first.key === parameter || (typeof first.key !== 'string' && first.key.op === 'phi' && first.key.inputs.every((input) => input === parameter || input === first.key || input.op === 'phi')));
}

/**
 * Which harm an origin can do. A library is at fault when it puts its parameter between the words of a command, a program or an
 * answer, or takes it for a program with all that its own can reach, not when it hands it on.
 */
function isMeant(tier: Origin['tier'], row: Hit['row'], { state }: Fact): boolean {
  const [, sink, kind] = row;
  const isSpliced = (state & SPLICED) !== 0;
  if ((harmBy(tier) & kinds(kind)) === 0) return false;
  if (kind === 'html' && (state & LINK) !== 0 && !mayBlock(tier)) return false;
  if (tier === 'local') return isSpliced;
  if (tier !== 'library' || isSpliced) return tier !== 'library' || kind !== 'redirect';
  return kind === 'html' ? !isAnswer(row) : kind !== 'redirect' && ((kind !== 'command' && kind !== 'code' && kind !== 'sql') || EVALUATES.has(sink));
}

/** The values from where a flow begins to a fact: through the calls that led there, and through procedures that gave it back. */
function wayOf(fact: Fact): readonly Value[] {
  const way: Value[] = [];
  const seen = new Set<Fact>();
  for (let at: Fact | undefined = fact; at !== undefined && !seen.has(at); at = at.from ?? at.calledFrom) {
    seen.add(at);
    if (at.through !== undefined) way.push(...insideOf(at.through));
    way.push(at.value);
  }
  return way.reverse();
}

/** The last values inside a procedure that gave a value back, the last first. */
function insideOf(exit: Fact): readonly Value[] {
  const way: Value[] = [];
  for (let at: Fact | undefined = exit; at !== undefined && way.length < 6; at = at.from) way.push(at.value);
  return way;
}
