import type { EventOf, FingerprintedFinding, LockstepEvent, Risk } from '../contract/index.ts';
import { count } from './count.ts';
import { neutralise } from './neutralise.ts';
import { placeOf } from './place.ts';
import type { RunMemory } from './run-memory.ts';
import type { Colors } from './stylish-finding.ts';

/** What a person wants to know of an event of a run: no line for most, more than one for a finding. */
export function decisionLines(event: LockstepEvent, memory: RunMemory, colors: Colors): readonly string[] {
  switch (event.type) {
    case 'decision-available':
      return decided(event, memory, colors);
    case 'veto':
      memory.told(event);
      return findingLines(colors.red('⛔ veto'), event.finding, colors);
    case 'repair-start':
      return [`${colors.yellow('⟲')} repair ${neutralise(event.path)}, round ${event.round}, ${count(event.findings, 'finding')}`];
    case 'file-written':
      return [`${colors.green('✔ written')} ${neutralise(event.path)}${event.notAnalysed ? colors.yellow(' (not analysed)') : ''}`];
    case 'file-rejected':
      return [`${colors.red('✘ not written')} ${neutralise(event.path)}: ${neutralise(event.message)}`];
    case 'validator-fault':
      return [`${colors.red('! broke')} ${neutralise(event.validator)}: ${neutralise(event.message)}`];
    case 'note':
      return [`${colors.dim('note')} ${neutralise(event.text)}`];
    default:
      return [];
  }
}

function decided(event: EventOf<'decision-available'>, memory: RunMemory, colors: Colors): readonly string[] {
  const place = memory.placeOfUnit(event.unitId, event.path);
  const message = memory.wasTold(event.unitId) ? 'refused' : neutralise(event.message);
  const findings = memory.untold(event.unitId);
  switch (event.decision) {
    case 'accept':
      // A whole file that is accepted is told when it is written.
      return memory.isChunk(event.unitId) ? [`${colors.green('✔')} ${place}${riskOf(event.risk, colors)}`] : [];
    case 'escalate':
      return [`${colors.yellow('? waits for a person')} ${place}: ${message}${riskOf(event.risk, colors)}`];
    case 'repair':
      return refused(colors.yellow('⟲'), { place, message, findings }, colors);
    case 'reject':
      return refused(colors.red('✘'), { place, message, findings }, colors);
  }
}

interface Refused {
  readonly place: string;
  readonly message: string;
  readonly findings: readonly FingerprintedFinding[];
}

/** The findings say it better than the message; when they were told with a veto, one line is enough. */
function refused(mark: string, { place, message, findings }: Refused, colors: Colors): readonly string[] {
  if (findings.length === 0) return [`${mark} ${place}: ${message}`];
  return findings.flatMap((finding) => findingLines(mark, finding, colors));
}

/** Events carry no texts; what the finding itself says of the code at its place is shown. */
function findingLines(mark: string, finding: FingerprintedFinding, colors: Colors): readonly string[] {
  const { rule, location, message, advice, sink } = finding;
  return [
    `${mark} ${neutralise(rule)} at ${placeOf(location)} — ${neutralise(message)}`,
    ...(sink === '' ? [] : [`  ${colors.dim(`${location.start.line} |`)} ${neutralise(sink)}`]),
    ...(advice === '' ? [] : [`  ${colors.cyan('instead:')} ${neutralise(advice)}`]),
  ];
}

function riskOf(risk: Risk | undefined, colors: Colors): string {
  if (risk === undefined || risk.tier !== 'heavy') return '';
  return colors.yellow(` (heavy risk: ${risk.reasons.map(neutralise).join('; ')})`);
}
