import type { Finding, ValidationRequest, Validator, ValidatorPart } from '../../contract/index.ts';
import { asAnalysed, createLineIndex, fileKindOf, maskSecretsIn } from '../../program/index.ts';
import type { AnalysedProgram, LineIndex } from '../../program/index.ts';
import { loadProjectEslint } from './project-eslint.ts';
import type { LintMessage, ProjectEslint } from './project-eslint.ts';

/** What the validator is called. Its rules are the project's own. */
export const ESLINT_CARD: Pick<Validator, 'id' | 'version' | 'family' | 'rules'> = { id: 'eslint', version: '0.1.0', family: 'external', rules: [] };

/**
 * Judges whole files with the project's own ESLint and configuration, as they are on disk. A statement alone says too little
 * for most rules, so it looks at finished files. A configuration that cannot be used is a fault, never silence.
 */
export function createEslintValidator(root: string): Validator {
  let loaded: Promise<ProjectEslint> | undefined;
  return {
    ...ESLINT_CARD,
    from: 'file',
    async *validate(request): AsyncIterable<ValidatorPart> {
      const program = asAnalysed(request.program);
      const programVersion = program.version;
      const { unit } = request;
      const wanted = fileKindOf(unit.path) === 'code' && unit.operation !== 'delete' && (unit.phase === 'file' || unit.phase === 'program');
      const judged = wanted ? await lint(request, program, await (loaded ??= loadProjectEslint(root))) : undefined;
      for (const finding of judged?.findings ?? []) yield { type: 'finding', finding };
      yield { type: 'done', ...statusOf(judged), unitSha256: unit.sha256, programVersion };
    },
  };
}

interface Linted {
  readonly findings: readonly Finding[];
  /** Why nothing can be said. */
  readonly obstacle?: string;
  /** What was not asked. */
  readonly leftOut?: string;
}

async function lint({ unit, policy }: ValidationRequest, program: AnalysedProgram, eslint: ProjectEslint): Promise<Linted | undefined> {
  const text = program.text(unit.path);
  if (text === undefined) return undefined;
  const isGenerated = program.runPaths().includes(unit.path) || unit.phase === 'file';
  const result = await eslint.lint(unit.path, text, { isGenerated, isOnDisk: program.onDisk(unit.path) });
  if (result.type === 'ignored') return undefined;
  if (result.type === 'obstacle') return { findings: [], obstacle: result.reason };
  const lines = createLineIndex(text);
  const findings = result.messages.map((message) => findingOf(message, { path: unit.path, text, lines }));
  return { findings: findings.filter(({ rule }) => policy.rules[rule] !== 'off'), ...(result.leftOut === undefined ? {} : { leftOut: result.leftOut }) };
}

function statusOf(judged: Linted | undefined): { readonly status: 'pass' | 'fail' | 'skipped' | 'not-analysed'; readonly reason?: string } {
  if (judged === undefined) return { status: 'skipped', reason: 'not for the project\'s ESLint' };
  if (judged.obstacle !== undefined) return { status: 'not-analysed', reason: judged.obstacle };
  return { status: judged.findings.some(({ confidence }) => confidence === 'certain') ? 'fail' : 'pass', ...(judged.leftOut === undefined ? {} : { reason: judged.leftOut }) };
}

/** What the project calls an error is certain: its people have said so. A warning informs. */
function findingOf(message: LintMessage, { path, text, lines }: { readonly path: string; readonly text: string; readonly lines: LineIndex }): Finding {
  const start = offsetOf(text, message.line, message.column);
  const end = message.endLine === undefined || message.endColumn === undefined ? start + 1 : offsetOf(text, message.endLine, message.endColumn);
  const isError = message.severity === 2;
  return {
    rule: `eslint/${message.ruleId ?? 'parse'}`,
    message: maskSecretsIn(message.message),
    severity: isError ? 'medium' : 'low',
    confidence: isError ? 'certain' : 'likely',
    location: { path, start: lines.positionAt(Math.min(start, text.length)), end: lines.positionAt(Math.min(Math.max(end, start), text.length)) },
    trace: [],
    advice: 'Follow the rule that the project\'s ESLint configuration names.',
    symbol: '',
    sink: maskSecretsIn(`${message.messageId ?? ''} ${text.slice(start, end).replace(/\s+/g, ' ').slice(0, 160)}`),
  };
}

/** Lines end where the linter ends them: at line feed, carriage return and the two separators of Unicode. */
function offsetOf(text: string, line: number, column: number): number {
  const ends = /\r\n|[\r\n\u2028\u2029]/g;
  let start = 0;
  for (let at = 1; at < line && ends.exec(text) !== null; at++) start = ends.lastIndex;
  return start + column - 1;
}
