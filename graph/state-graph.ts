import { setMaxListeners } from 'node:events';
import { Runnable } from '@langchain/core/runnables';
import { Annotation, Command, END, interrupt, MemorySaver, START, StateGraph } from '@langchain/langgraph';
import type { ApprovalAnswer, ApprovalQuestion } from '../contract/index.ts';
import { readReply, requestOf } from './approval-reply.ts';
import type { Engine, Next } from './engine.ts';

/** The compiled loop of one run. */
export interface RunGraph {
  /** Runs until the end or until people have to answer; with `answers`, goes on from there. */
  advance(answers?: readonly ApprovalAnswer[]): Promise<void>;
  drawMermaid(): Promise<string>;
}

/** Ids, counts and the next step: nothing that grows with the run. */
const STATE = Annotation.Root({
  /** How often the bell had rung when merge last looked. */
  seen: Annotation<number>({ reducer: (_, next) => next, default: () => 0 }),
  /** Ids of the units that have arrived since the last superstep. */
  arrived: Annotation<readonly string[]>({ reducer: (_, next) => next, default: () => [] }),
  /** `validator unit` of the reports that have come since the last superstep. */
  reported: Annotation<readonly string[]>({ reducer: (old, next) => (next.length === 0 ? [] : [...old, ...next]), default: () => [] }),
  decided: Annotation<readonly string[]>({ reducer: (_, next) => next, default: () => [] }),
  next: Annotation<Next>({ reducer: (_, next) => next, default: () => 'collect' }),
});

type State = typeof STATE.State;
type Act = (state: State, config: { readonly signal?: AbortSignal }) => Promise<Partial<State>> | Partial<State>;

/**
 * Draws the loop as a state machine: generator and validators are collected side by side, then merge, write, and as
 * needed repair or approval. The work itself is done by pumps beside the graph; a superstep ends as soon as anything
 * can be decided, and never waits for the slowest.
 */
export function buildGraph(engine: Engine, validators: readonly string[]): RunGraph {
  const nodes = Object.entries({ ...collectors(engine, validators), ...deciders(engine) });
  const compiled = new StateGraph(STATE)
    .addNode(Object.fromEntries(nodes.map(([name, act]) => [name, new PlainNode(name, act)])))
    .addNode('approval', () => askPeople(engine))
    .addEdge(START, 'collect')
    .addEdge('collect', 'generate')
    .addEdge(['generate', ...validators], 'merge')
    .addEdge('merge', 'write')
    .addConditionalEdges('write', ({ next }) => (next === 'end' ? END : next), ['collect', 'repair', 'approval', END])
    .addEdge('repair', 'collect')
    .addEdge('approval', 'collect');
  for (const validator of validators) compiled.addEdge('collect', validator);
  const graph = compiled.compile({ checkpointer: new MemorySaver() });
  const config = { configurable: { thread_id: engine.desk.runId }, recursionLimit: MANY, durability: 'exit' as const };
  return {
    async advance(answers) {
      await graph.invoke(answers === undefined ? {} : new Command({ resume: answers }), config);
    },
    drawMermaid: async () => (await graph.getGraphAsync()).drawMermaid({ withStyles: false }),
  };
}

/**
 * A node without the tracing context that the library makes around every function: making it is a quarter of what a superstep
 * costs, and many streams at once are many supersteps.
 */
class PlainNode extends Runnable<State, Partial<State>> {
  readonly lc_namespace: string[] = ['lockstep'];
  readonly #act: Act;

  constructor(name: string, act: Act) {
    super();
    this.name = name;
    this.#act = act;
  }

  async invoke(state: State, config: { readonly signal?: AbortSignal } = {}): Promise<Partial<State>> {
    return this.#act(state, config);
  }
}

/** The nodes that take what the pumps have ready: the generator's units, and each validator's reports. */
function collectors(engine: Engine, validators: readonly string[]): Record<string, Act> {
  const { desk } = engine;
  const told = new Set<string>();
  const fresh = (id: string): boolean => !told.has(id) && told.add(id).has(id);
  const reportsOf = (validator: string): string[] =>
    desk.queue.flatMap(({ arrived, unit }) => (arrived.some((report) => report.validator === validator) ? [`${validator} ${unit.id}`] : []));
  /** The library lets every sibling listen to one signal; Node takes more than ten listeners for a leak. */
  const expectSiblings = (signal: AbortSignal | undefined): void => {
    if (signal !== undefined) setMaxListeners(2 * (validators.length + 1), signal);
  };
  const validatorNode = (validator: string): Act => async ({ seen }, { signal }) => {
    expectSiblings(signal);
    await engine.somethingReady(seen);
    return { reported: reportsOf(validator).filter(fresh) };
  };
  return {
    collect: () => {
      told.clear();
      return { reported: [] };
    },
    generate: async ({ seen }, { signal }) => {
      expectSiblings(signal);
      await engine.somethingReady(seen);
      return { arrived: desk.queue.map(({ unit }) => unit.id).filter(fresh) };
    },
    ...Object.fromEntries(validators.map((validator) => [validator, validatorNode(validator)])),
  };
}

/** The nodes that act on what was collected. */
function deciders(engine: Engine): Record<string, Act> {
  return {
    merge: async () => {
      engine.desk.supersteps += 1;
      const seen = engine.desk.bell.count;
      return { seen, decided: await engine.merge() };
    },
    write: async () => ({ next: await engine.write() }),
    repair: async () => ({ next: await engine.repair() }),
  };
}

/** What interrupts has to run as the library runs functions: it finds its run through the asynchronous context. */
async function askPeople(engine: Engine): Promise<Partial<State>> {
  const questions = questionsOf(engine);
  await engine.answer(readReply(interrupt(requestOf(questions)), questions));
  return { next: 'collect' };
}

/** What people are asked now. */
export function questionsOf(engine: Engine): readonly ApprovalQuestion[] {
  return engine.ask().flatMap(({ unit, question, expiresAt }) => {
    if (question === undefined) return [];
    const { id: unitId, path, sha256, operation, text } = unit;
    const { reason, message, risk, findings } = question;
    return [{ unitId, path, sha256, operation, text, reason, message, reasons: risk.reasons, risk, findings, expiresAt: expiresAt ?? null }];
  });
}

/** A run takes as many supersteps as it needs; the library's default ends it after 25. */
const MANY = 10_000_000;
