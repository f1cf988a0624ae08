import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { afterEach, describe, expect, it } from 'vitest';
import type { Telemetry } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { forbid } from '../graph/forbid.ts';
import { COMPLETE, fileParts, runToEnd } from '../graph/run-fixture.ts';

afterEach(() => {
  trace.disable();
  context.disable();
});

const FLAWED = 'export const one = 1;\nexport const two = "FLAW and a secret thought";\n';

/** The spans of a run in which a statement is refused and repaired. */
async function spansOf(telemetry?: Telemetry): Promise<readonly ReadableSpan[]> {
  trace.disable();
  const exporter = new InMemorySpanExporter();
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
  const usage = { type: 'usage', inputTokens: 100, outputTokens: 40, costUsd: 0.01, model: 'm-1-2026' } as const;
  const generator = scriptedGenerator([[usage, ...fileParts('a.ts', FLAWED), COMPLETE], [...fileParts('a.ts', 'export const two = 2;\n'), COMPLETE]], { model: 'm-1' });
  const { result } = await runToEnd(generator, { validators: [forbid('FLAW')], ...(telemetry === undefined ? {} : { telemetry }) });
  expect(result.outcome).toBe('accepted');
  return exporter.getFinishedSpans();
}

const milliseconds = ([seconds, nanoseconds]: readonly [number, number]): number => seconds * 1_000 + nanoseconds / 1e6;

describe('the spans of a run', () => {
  it('are a workflow that holds an agent for each attempt, its model calls and a tool for each report', async () => {
    const spans = await spansOf();
    const root = spans.find(({ parentSpanContext }) => parentSpanContext === undefined);
    expect(root).toMatchObject({ name: 'invoke_workflow lockstep', kind: SpanKind.INTERNAL, status: { code: SpanStatusCode.UNSET }, attributes: { 'gen_ai.conversation.id': 'r', 'lockstep.outcome': 'accepted', 'lockstep.repairs': 1 } });
    const childrenOf = (parent: ReadableSpan | undefined): readonly ReadableSpan[] => spans.filter(({ parentSpanContext }) => parent !== undefined && parentSpanContext?.spanId === parent.spanContext().spanId);
    const agents = childrenOf(root).filter(({ name }) => name === 'invoke_agent scripted');
    expect(agents.map(({ attributes }) => attributes['gen_ai.response.finish_reasons'])).toEqual([['aborted'], ['complete']]);
    expect(childrenOf(agents[0])).toMatchObject([{ name: 'chat m-1', kind: SpanKind.CLIENT, attributes: { 'gen_ai.request.model': 'm-1', 'gen_ai.response.model': 'm-1-2026', 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.output_tokens': 40, 'lockstep.cost_usd': 0.01 } }]);
    const tools = childrenOf(root).filter(({ attributes }) => attributes['gen_ai.operation.name'] === 'execute_tool');
    expect(new Set(tools.map(({ attributes }) => attributes['gen_ai.tool.name']))).toEqual(new Set(['static-analysis', 'owasp', 'memory-leak', 'architecture', 'generic', 'forbid']));
    expect(1 + agents.length + 1 + tools.length).toBe(spans.length);
    for (const span of spans) expect(milliseconds(span.endTime)).toBeGreaterThanOrEqual(milliseconds(span.startTime));
  });

  it('tell verdicts and findings without a word of the code, unless that is asked for', async () => {
    const spans = await spansOf();
    const [root] = spans.filter(({ name }) => name.startsWith('invoke_workflow'));
    const labels = root?.events.flatMap(({ name, attributes }) => (name === 'gen_ai.evaluation.result' ? [attributes?.['gen_ai.evaluation.score.label']] : []));
    expect(new Set(labels)).toEqual(new Set(['accept', 'repair']));
    expect(root?.events.some(({ name, attributes }) => name === 'lockstep.finding' && attributes?.['lockstep.rule'] === 'custom/flaw')).toBe(true);
    const told = spans.map(({ name, attributes, events }) => JSON.stringify([name, attributes, events])).join('');
    expect(told).not.toMatch(/secret thought|a flaw|export const/);
    const asked = await spansOf({ recordText: true });
    expect(JSON.stringify(asked.map(({ events }) => events))).toContain('custom/flaw: a flaw');
  });

  it('are not made when they are not wanted, and cost a run nothing when an exporter breaks', async () => {
    expect(await spansOf(false)).toEqual([]);
    trace.disable();
    const broken = { onStart: () => { throw new Error('exporter'); }, onEnd: () => undefined, shutdown: () => Promise.resolve(), forceFlush: () => Promise.resolve() };
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [broken] }));
    const { result } = await runToEnd(scriptedGenerator([[...fileParts('a.ts', 'export const a = 1;\n'), COMPLETE]]));
    expect(result.outcome).toBe('accepted');
  });
});
