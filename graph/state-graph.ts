import { Annotation, Command, END, interrupt, MemorySaver, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import type { ApprovalAnswer, Engine, Next } from './engine.ts';

/** What a person is asked, and what the answer has to name. */
export interface ApprovalQuestion {
  readonly unitId: string;
  readonly path: string;
  readonly sha256: string;
  readonly message: string;
  readonly reasons: readonly string[];
}

/** The compiled loop of one run. */
export interface RunGraph {
  /** Runs until the end or until people have to answer; with `answers`, goes on from there. */
  advance(answers?: readonly ApprovalAnswer[]): Promise<void>;
  drawMermaid(): Promise<string>;
}

const answerSchema: z.ZodType<readonly ApprovalAnswer[]> = z.array(
  z.strictObject({
    unitId: z.string(),
    sha256: z.string(),
    decision: z.enum(['approve', 'reject']),
    by: z.string().min(1),
    reason: z.string(),
  }),
);

/** Ids, counts and the next step: nothing that grows with the run. */
function channels() {
  return Annotation.Root({
    /** How often the bell had rung when merge last looked. */
    seen: Annotation<number>({ reducer: (_, next) => next, default: () => 0 }),
    /** Ids of the units that have arrived since the last superstep. */
    arrived: Annotation<readonly string[]>({ reducer: (_, next) => next, default: () => [] }),
    /** `validator unit` of the reports that have come since the last superstep. */
    reported: Annotation<readonly string[]>({ reducer: (old, next) => (next.length === 0 ? [] : [...old, ...next]), default: () => [] }),
    decided: Annotation<readonly string[]>({ reducer: (_, next) => next, default: () => [] }),
    next: Annotation<Next>({ reducer: (_, next) => next, default: () => 'collect' }),
  });
}

/**
 * Draws the loop as a state machine: generator and validators are collected side by side, then merge, write, and as
 * needed repair or approval. The work itself is done by pumps beside the graph; a superstep ends as soon as anything
 * can be decided, and never waits for the slowest.
 */
export function buildGraph(engine: Engine, validators: readonly string[]): RunGraph {
  const { desk } = engine;
  const state = channels();
  const told = new Set<string>();
  const collect = (validator: string): string[] =>
    desk.queue.flatMap((open) => open.arrived.filter((report) => report.validator === validator).map(() => `${validator} ${open.unit.id}`)).filter((id) => fresh(told, id));

  const builder = new StateGraph(state)
    .addNode('collect', () => ({ reported: [] }))
    .addNode('generate', async ({ seen }) => {
      await engine.somethingReady(seen);
      return { arrived: desk.queue.map((open) => open.unit.id).filter((id) => fresh(told, id)) };
    })
    .addNode('merge', async () => {
      desk.tally.count('supersteps');
      const seen = desk.bell.count;
      told.clear();
      return { seen, decided: await engine.merge() };
    })
    .addNode('write', async () => ({ next: await engine.write() }))
    .addNode('repair', async () => ({ next: await engine.repair() }))
    .addNode('approval', async () => {
      const asked = engine.ask().map(
        ({ unit, question }): ApprovalQuestion => ({
          unitId: unit.id,
          path: unit.path,
          sha256: unit.sha256,
          message: question?.message ?? '',
          reasons: question?.risk.reasons ?? [],
        }),
      );
      await engine.answer(answerSchema.parse(interrupt(asked)));
      return { next: 'collect' as const };
    });

  const withValidators = validators.reduce<typeof builder>(
    (graph, validator) =>
      graph
        .addNode(validator, async ({ seen }: typeof state.State) => {
          await engine.somethingReady(seen);
          return { reported: collect(validator) };
        })
        .addEdge('collect', validator as 'generate') as typeof builder,
    builder,
  );
  const compiled = withValidators
    .addEdge(START, 'collect')
    .addEdge('collect', 'generate')
    .addEdge(['generate', ...(validators as 'generate'[])], 'merge')
    .addEdge('merge', 'write')
    .addConditionalEdges('write', ({ next }) => (next === 'end' ? END : next), ['collect', 'repair', 'approval', END])
    .addEdge('repair', 'collect')
    .addEdge('approval', 'collect')
    .compile({ checkpointer: new MemorySaver() });
  const config = { configurable: { thread_id: desk.runId }, recursionLimit: MANY, durability: 'exit' as const };
  return {
    async advance(answers) {
      await compiled.invoke(answers === undefined ? {} : new Command({ resume: answers }), config);
    },
    drawMermaid: async () => (await compiled.getGraphAsync()).drawMermaid({ withStyles: false }),
  };
}

/** A run takes as many supersteps as it needs; the library's default ends it after 25. */
const MANY = 10_000_000;

function fresh(told: Set<string>, id: string): boolean {
  if (told.has(id)) return false;
  told.add(id);
  return true;
}
