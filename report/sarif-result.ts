import type { CodeFlow, Location as SarifLocation, Result, Suppression } from 'sarif';
import type { JudgedFinding, Location, TraceStep } from '../contract/index.ts';
import { physicalLocation } from './sarif-location.ts';
import { levelOf } from './sarif-rule.ts';
import type { FindText } from './source-text.ts';

/** What has to be known of the other files to write one result. */
export interface SarifContext {
  readonly ruleIndex: number;
  /** The findings were compared with what was there before. */
  readonly hasBaseline: boolean;
  readonly textOf: FindText;
  /** GitHub's hash of a line, when the file is known and has that line. */
  lineHashOf(location: Location): string | undefined;
}

/** One finding as a SARIF result, placed where harm is done. */
export function sarifResult(finding: JudgedFinding, context: SarifContext): Result {
  const { rule, severity, confidence, symbol, blocks, location, fingerprint, suppressed } = finding;
  const lineHash = context.lineHashOf(location);
  return {
    ruleId: rule,
    ruleIndex: context.ruleIndex,
    level: levelOf(confidence),
    message: { text: messageText(finding) },
    locations: [{ physicalLocation: physicalLocation(location, context.textOf(location.path)) }],
    partialFingerprints: { ...(lineHash === undefined ? {} : { primaryLocationLineHash: lineHash }), 'lockstep/v1': fingerprint },
    ...(finding.trace.length === 0 ? {} : { codeFlows: [codeFlow(finding, context)] }),
    ...(context.hasBaseline ? { baselineState: suppressed?.by === 'baseline' ? ('unchanged' as const) : ('new' as const) } : {}),
    suppressions: suppressed === undefined ? [] : [suppression(suppressed)],
    properties: { severity, confidence, blocks, ...(symbol === '' ? {} : { symbol }) },
  };
}

function messageText({ message, advice }: JudgedFinding): string {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  return advice === '' ? sentence : `${sentence} Instead: ${/[.!?]$/.test(advice) ? advice : `${advice}.`}`;
}

/** The way to the sink; the sink is its last step, also when the trace stops before it. */
function codeFlow(finding: JudgedFinding, { textOf }: SarifContext): CodeFlow {
  const last = finding.trace.at(-1)?.location;
  const endsInSink = last !== undefined && isSamePlace(last, finding.location);
  const steps: readonly TraceStep[] = endsInSink ? finding.trace : [...finding.trace, { location: finding.location, message: finding.message }];
  const locations = steps.map(({ location, message, chunk }) => ({
    location: { physicalLocation: physicalLocation(location, textOf(location.path)), message: { text: message } } satisfies SarifLocation,
    ...(chunk === undefined ? {} : { properties: { chunk } }),
  }));
  return { threadFlows: [{ locations }] };
}

function isSamePlace(a: Location, b: Location): boolean {
  return a.path === b.path && a.start.line === b.start.line && a.start.column === b.start.column;
}

function suppression({ by, justification }: NonNullable<JudgedFinding['suppressed']>): Suppression {
  return { kind: 'external', status: 'accepted', justification: `${by}: ${justification}` };
}
