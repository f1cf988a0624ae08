import type { createColors } from 'picocolors';
import type { JudgedFinding, Severity } from '../contract/index.ts';
import { codeFrame, codeLine } from './frame.ts';
import { neutralise } from './neutralise.ts';
import { placeOf } from './place.ts';
import type { FindText } from './source-text.ts';

/** The painters of picocolors, switched on or off as a whole. */
export type Colors = ReturnType<typeof createColors>;

/** How one finding is to be shown. `textOf` gives the text of a file that was judged; without it no code is shown. */
export interface FindingStyle {
  readonly colors: Colors;
  readonly textOf: FindText;
}

/** One finding as a paragraph: place, what it is, the code, the way there, what to do instead. */
export function stylishFinding(finding: JudgedFinding, style: FindingStyle): string {
  const { colors } = style;
  const source = style.textOf(finding.location.path);
  const lines = [headLine(finding, colors), `  ${colors.bold(neutralise(finding.message))}`];
  const frame = source === undefined ? '' : codeFrame(source, finding.location, colors.isColorSupported);
  if (frame !== '') lines.push('', ...indent(frame), '');
  lines.push(...traceLines(finding, style));
  if (finding.advice !== '') lines.push(`  ${colors.cyan('instead:')} ${neutralise(finding.advice)}`);
  if (finding.suppressed !== undefined) lines.push(`  ${colors.dim(suppressionLine(finding.suppressed))}`);
  return lines.join('\n');
}

/** The colour of a severity. */
export function paintSeverity(severity: Severity, colors: Colors): string {
  const paint = { critical: colors.red, high: colors.red, medium: colors.yellow, low: colors.blue }[severity];
  return paint(severity);
}

function headLine(finding: JudgedFinding, colors: Colors): string {
  const mark = finding.blocks ? colors.red('✘') : finding.confidence === 'heuristic' ? colors.dim('·') : colors.yellow('▲');
  const nature = `${paintSeverity(finding.severity, colors)} ${finding.confidence}${finding.blocks ? ` ${colors.red('blocking')}` : ''}`;
  return `${mark} ${colors.underline(placeOf(finding.location))}  ${nature}  ${colors.dim(neutralise(finding.rule))}`;
}

function indent(frame: string): readonly string[] {
  return frame.split('\n').map((line) => `  ${line}`.trimEnd());
}

function traceLines({ trace, location: sink }: JudgedFinding, { colors, textOf }: FindingStyle): readonly string[] {
  const width = String(trace.length).length;
  return trace.flatMap(({ location, message }, index) => {
    const number = String(index + 1).padStart(width);
    const step = `  ${colors.dim(`${number}.`)} ${neutralise(location.path)}:${location.start.line}  ${neutralise(message)}`;
    const isFramed = location.path === sink.path && location.start.line === sink.start.line;
    const source = isFramed ? undefined : textOf(location.path);
    const line = source === undefined ? '' : codeLine(source, location);
    return line === '' ? [step] : [step, `${' '.repeat(width + 4)}${colors.dim(line)}`];
  });
}

function suppressionLine({ by, justification }: NonNullable<JudgedFinding['suppressed']>): string {
  return `${by === 'waiver' ? 'waived' : 'in the baseline'}: ${neutralise(justification)}`;
}
