import type * as OpenTelemetry from '@opentelemetry/api';
import type { EventOf, LockstepEvent } from '../contract/index.ts';

/** What spans are made with. */
export interface SpanOptions {
  /** The API as the caller has loaded it: without an SDK behind it, nothing is recorded. */
  readonly api: Pick<typeof OpenTelemetry, 'context' | 'trace' | 'SpanKind' | 'SpanStatusCode'>;
  readonly version: string;
  /** Also records what quotes the code: messages of findings and decisions. Code and prompts are in no event. */
  readonly recordText: boolean;
}

/** Turns the events of a run into spans while they happen. */
export interface RunSpans {
  take(event: LockstepEvent): void;
}

type Attributes = OpenTelemetry.Attributes;

/** Spans of one run after the OpenTelemetry conventions for generative AI: workflow, agent, model call, tool. */
export function createSpans(options: SpanOptions): RunSpans {
  return new EventSpans(options);
}

class EventSpans implements RunSpans {
  readonly #options: SpanOptions;
  readonly #tracer: OpenTelemetry.Tracer;
  /** What was active where the run was started. */
  readonly #outside: OpenTelemetry.Context;
  #start: EventOf<'run-start'> | undefined;
  #run: OpenTelemetry.Span | undefined;
  #attempt: OpenTelemetry.Span | undefined;
  /** When the request that runs now can have begun at the earliest. */
  #requestFrom = 0;

  constructor(options: SpanOptions) {
    this.#options = options;
    this.#tracer = options.api.trace.getTracer('lockstep', options.version);
    this.#outside = options.api.context.active();
  }

  take(event: LockstepEvent): void {
    if (event.type === 'run-start') this.#start = event;
    const run = (this.#run ??= this.#open(event));
    switch (event.type) {
      case 'attempt-start':
        this.#beginAttempt(event);
        break;
      case 'attempt-end':
        this.#attempt?.setAttribute('gen_ai.response.finish_reasons', [event.reason]);
        this.#attempt?.end(event.ts);
        this.#attempt = undefined;
        break;
      case 'usage':
        this.#modelCall(event);
        break;
      case 'report-available':
        this.#report(event);
        break;
      case 'decision-available':
        run.addEvent('gen_ai.evaluation.result', this.#decision(event), event.ts);
        break;
      case 'finding-available':
        run.addEvent('lockstep.finding', this.#finding(event), event.ts);
        break;
      case 'veto':
        run.addEvent('lockstep.veto', { 'lockstep.unit.id': event.unitId, 'lockstep.rule': event.finding.rule }, event.ts);
        break;
      case 'validator-fault':
        run.addEvent('lockstep.validator_fault', { 'gen_ai.tool.name': event.validator, 'lockstep.unit.id': event.unitId }, event.ts);
        break;
      case 'run-end':
        this.#end(run, event);
        break;
      default:
        break;
    }
  }

  #open({ runId, ts }: LockstepEvent): OpenTelemetry.Span {
    const { SpanKind } = this.#options.api;
    const attributes = { 'gen_ai.operation.name': 'invoke_workflow', 'gen_ai.conversation.id': runId, ...(this.#start === undefined ? {} : { 'lockstep.policy.digest': this.#start.policyDigest, 'lockstep.resumed': this.#start.resumed }) };
    return this.#tracer.startSpan('invoke_workflow lockstep', { kind: SpanKind.INTERNAL, startTime: ts, attributes }, this.#outside);
  }

  #beginAttempt({ attempt, ts }: EventOf<'attempt-start'>): void {
    const agent = this.#start?.generator ?? 'generator';
    const attributes = { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': agent, 'lockstep.attempt': attempt, ...this.#model() };
    this.#attempt?.end(ts);
    this.#attempt = this.#tracer.startSpan(`invoke_agent ${agent}`, { kind: this.#options.api.SpanKind.INTERNAL, startTime: ts, attributes }, this.#inside(this.#run));
    this.#requestFrom = ts;
  }

  /** A request is known when it is paid for; it began after the one before it. */
  #modelCall({ ts, inputTokens, outputTokens, costUsd, model }: EventOf<'usage'>): void {
    const name = this.#start?.model ?? model ?? 'unknown';
    const attributes: Attributes = {
      'gen_ai.operation.name': 'chat',
      ...this.#model(),
      'gen_ai.usage.input_tokens': inputTokens,
      'gen_ai.usage.output_tokens': outputTokens,
      ...(model === undefined ? {} : { 'gen_ai.response.model': model }),
      ...(costUsd === undefined ? {} : { 'lockstep.cost_usd': costUsd }),
    };
    const span = this.#tracer.startSpan(`chat ${name}`, { kind: this.#options.api.SpanKind.CLIENT, startTime: this.#requestFrom || ts, attributes }, this.#inside(this.#attempt ?? this.#run));
    span.end(ts);
    this.#requestFrom = ts;
  }

  #report({ ts, validator, unitId, status, findings, durationMs }: EventOf<'report-available'>): void {
    const { SpanKind, SpanStatusCode } = this.#options.api;
    const broke = status === 'error' || status === 'timeout';
    const attributes = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': validator, 'lockstep.unit.id': unitId, 'lockstep.status': status, 'lockstep.findings': findings, ...(broke ? { 'error.type': status } : {}) };
    const span = this.#tracer.startSpan(`execute_tool ${validator}`, { kind: SpanKind.INTERNAL, startTime: ts - durationMs, attributes }, this.#inside(this.#run));
    if (broke) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(ts);
  }

  #decision({ unitId, decision, message, risk }: EventOf<'decision-available'>): Attributes {
    return {
      'gen_ai.evaluation.name': 'lockstep.gate',
      'gen_ai.evaluation.score.label': decision,
      'gen_ai.evaluation.score.value': decision === 'accept' ? 1 : 0,
      'lockstep.unit.id': unitId,
      ...(risk === undefined ? {} : { 'lockstep.risk': risk.tier }),
      ...(this.#options.recordText && message !== '' ? { 'gen_ai.evaluation.explanation': message } : {}),
    };
  }

  #finding({ unitId, finding: { rule, severity, confidence, message } }: EventOf<'finding-available'>): Attributes {
    return { 'lockstep.unit.id': unitId, 'lockstep.rule': rule, 'lockstep.severity': severity, 'lockstep.confidence': confidence, ...(this.#options.recordText ? { 'lockstep.message': message } : {}) };
  }

  #end(run: OpenTelemetry.Span, { ts, outcome, metrics }: EventOf<'run-end'>): void {
    const { overlap, slowdown, wastedPerUseful, vetoes, repairs, accepted, refused } = metrics;
    this.#attempt?.end(ts);
    run.setAttributes({ 'lockstep.outcome': outcome, 'lockstep.overlap': overlap, 'lockstep.slowdown': slowdown, 'lockstep.wasted_per_useful': wastedPerUseful, 'lockstep.vetoes': vetoes, 'lockstep.repairs': repairs, 'lockstep.chunks.accepted': accepted, 'lockstep.chunks.refused': refused });
    if (outcome === 'failed') run.setAttribute('error.type', outcome).setStatus({ code: this.#options.api.SpanStatusCode.ERROR });
    run.end(ts);
    this.#attempt = this.#run = undefined;
  }

  #model(): Attributes {
    return this.#start?.model === undefined ? {} : { 'gen_ai.request.model': this.#start.model };
  }

  #inside(span: OpenTelemetry.Span | undefined): OpenTelemetry.Context {
    return span === undefined ? this.#outside : this.#options.api.trace.setSpan(this.#outside, span);
  }
}
