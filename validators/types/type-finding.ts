import type { Confidence, Finding } from '../../contract/index.ts';
import { createLineIndex, maskSecretsIn } from '../../program/index.ts';
import type { AnalysedProgram, FileTypes, TypeDiagnostic } from '../../program/index.ts';
import { isAboutInstallation, isByOrder, isName, isStrictness, isUnused } from './diagnostic-kind.ts';
import { isIn } from './open-names.ts';
import type { Foundation } from './settled-modules.ts';
import { typeError } from './type-error.ts';

/** Where the diagnostics come from. */
export interface FindingSource {
  readonly program: AnalysedProgram;
  readonly path: string;
  readonly types: Extract<FileTypes, { type: 'checked' }>;
  readonly foundation: Foundation;
}

/** The findings of one file. What only says that packages are not installed is left out: the rules over imports judge that. */
export function typeFindings(diagnostics: readonly TypeDiagnostic[], source: FindingSource): readonly Finding[] {
  const text = source.program.text(source.path) ?? '';
  const lines = createLineIndex(text);
  return diagnostics
    .filter((diagnostic) => diagnostic.start < Math.max(text.length, 1) && isOurs(diagnostic, source))
    .map((diagnostic): Finding => {
      const { code, message, start, end } = diagnostic;
      return {
        rule: typeError.id,
        message: maskSecretsIn(`TS${code}: ${shortened(message)}`),
        severity: isUnused(code) ? 'low' : typeError.severity,
        confidence: confidenceOf(diagnostic, source),
        location: { path: source.path, start: lines.positionAt(start), end: lines.positionAt(Math.min(Math.max(end, start), text.length)) },
        trace: [],
        advice: typeError.advice,
        symbol: symbolAt(start, source),
        sink: maskSecretsIn(`TS${code} ${text.slice(start, end).replace(/\s+/g, ' ').slice(0, 200)}`),
      };
    });
}

/** What only says that something is not installed is for other rules; so are names where no configuration says which platform there is. */
function isOurs({ code, message }: TypeDiagnostic, { types, foundation }: FindingSource): boolean {
  if (types.config === undefined && isName(code)) return false;
  return !isAboutInstallation(code, message) || (foundation.installed && types.config !== undefined);
}

/**
 * Without packages much is unknown to the compiler. Without a configuration nobody has asked for strictness, and files of the
 * disk may have been written for other declarations of the platform.
 */
function confidenceOf({ code }: TypeDiagnostic, { types, foundation, program, path }: FindingSource): Confidence {
  if (!foundation.installed || types.doubt !== undefined || isByOrder(code)) return 'likely';
  if (types.config !== undefined) return 'certain';
  return isStrictness(code) || !program.runPaths().includes(path) ? 'likely' : 'certain';
}

function symbolAt(offset: number, { program, path }: FindingSource): string {
  const unit = program.module(path)?.units.find((each) => isIn(each, offset));
  const inner = [...(unit?.scopes.top.bindings.values() ?? [])].filter(({ definition, unit: { origin } }) => offset >= origin.offset + definition.start && offset <= origin.offset + definition.end);
  return inner[0]?.name ?? '';
}

function shortened(message: string): string {
  const line = message.replace(/\s+/g, ' ');
  return line.length > 400 ? `${line.slice(0, 399)}…` : line;
}
