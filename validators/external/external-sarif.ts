import path from 'node:path';
import { z } from 'zod';
import { LockstepError, messageOf } from '../../contract/index.ts';
import type { Confidence, Exec, Finding, RuleId, Severity, ValidationRequest, Validator, ValidatorPart } from '../../contract/index.ts';
import { createLineIndex, fileKindOf, maskSecretsIn } from '../../program/index.ts';
import { parseSarif } from './parse-sarif.ts';
import type { SarifFinding } from './parse-sarif.ts';
import { createShadowCopy } from './shadow-copy.ts';

/** A program that prints SARIF. */
export interface ExternalSarifOptions {
  /** Name under which it reports; of its rules too: `<id>/<rule>`. */
  readonly id: string;
  /**
   * The program and its arguments, run without a shell in a copy of the tree. `{file}` stands for the path of the judged
   * file, relative to the copy; without it the whole copy is looked at, and findings in other files are left out.
   */
  readonly command: readonly [string, ...string[]];
  /** Bound for one run, ms. A program that takes longer is ended, and nothing is accepted. */
  readonly timeoutMs: number;
  /** Exit codes that mean that it has done its work; 0 and 1 when absent. */
  readonly exitCodes?: readonly number[];
  /** Whether what it calls an error blocks; `likely` when absent. */
  readonly confidence?: Confidence;
}

const SEVERITIES: Readonly<Record<SarifFinding['level'], Severity>> = { error: 'high', warning: 'medium', note: 'low', none: 'low' };

/**
 * A validator that runs any program which prints SARIF 2.1.0 on a copy of the tree with the judged file in it. Whatever goes
 * wrong is an error of the validator, never a pass: no program, another exit code, no SARIF, too late. It looks at finished files.
 */
export function externalSarif(options: ExternalSarifOptions): Validator {
  checkOptions(options);
  return {
    id: options.id,
    version: '1',
    family: 'external',
    rules: [],
    from: 'file',
    async *validate(request): AsyncIterable<ValidatorPart> {
      const { unit, program } = request;
      const programVersion = program.version;
      const isWanted = unit.phase === 'file' || (unit.phase === 'program' && !program.runPaths().includes(unit.path));
      if (!isWanted || unit.operation === 'delete' || fileKindOf(unit.path) !== 'code') {
        yield { type: 'done', status: 'skipped', unitSha256: unit.sha256, programVersion, reason: 'looks at finished code files' };
        return;
      }
      const findings = await findingsOf(request, options);
      for (const finding of findings) yield { type: 'finding', finding };
      const status = findings.some(({ confidence }) => confidence === 'certain') ? 'fail' : 'pass';
      yield { type: 'done', status, unitSha256: unit.sha256, programVersion };
    },
  };
}

function checkOptions({ id, command, timeoutMs }: ExternalSarifOptions): void {
  const shape = z.object({ id: z.string().regex(/^[a-z][a-z0-9-]*$/), command: z.array(z.string().min(1)).min(1), timeoutMs: z.number().positive() });
  const parsed = shape.safeParse({ id, command, timeoutMs });
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  throw new LockstepError('config-invalid', `externalSarif: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'expected other options'}`, { fault: 'caller' });
}

async function findingsOf({ unit, program, exec, signal }: ValidationRequest, options: ExternalSarifOptions): Promise<readonly Finding[]> {
  const text = program.text(unit.path) ?? unit.text;
  const copy = await createShadowCopy(program, unit.path, text);
  try {
    const output = await run(exec, { options, cwd: copy.folder, file: unit.path, signal });
    const lines = createLineIndex(text);
    return parseSarif(output, copy.folder)
      .filter((found) => path.posix.normalize(found.path) === unit.path)
      .map((found) => toFinding(found, { options, text, lines, path: unit.path }));
  } finally {
    await copy.remove();
  }
}

interface Running {
  readonly options: ExternalSarifOptions;
  readonly cwd: string;
  readonly file: string;
  readonly signal: AbortSignal;
}

async function run(exec: Exec, { options, cwd, file, signal }: Running): Promise<string> {
  const [program, ...args] = options.command.map((part) => part.replaceAll('{file}', file)) as [string, ...string[]];
  const late = AbortSignal.timeout(options.timeoutMs);
  try {
    const { exitCode, stdout, stderr } = await exec(program, args, { cwd, signal: AbortSignal.any([signal, late]) });
    if (exitCode !== null && (options.exitCodes ?? [0, 1]).includes(exitCode)) return stdout;
    throw new LockstepError('validator-failed', `${options.id}: ${program} ended with ${exitCode ?? 'a signal'}: ${stderr.trim().slice(0, 300)}`, { fault: 'validator' });
  } catch (thrown) {
    if (late.aborted) throw new LockstepError('validator-failed', `${options.id}: ${program} took longer than ${options.timeoutMs} ms`, { fault: 'validator', cause: thrown });
    throw thrown instanceof LockstepError ? thrown : new LockstepError('validator-failed', `${options.id}: ${messageOf(thrown)}`, { fault: 'validator', cause: thrown });
  }
}

interface Place {
  readonly options: ExternalSarifOptions;
  readonly text: string;
  readonly lines: ReturnType<typeof createLineIndex>;
  readonly path: string;
}

function toFinding(found: SarifFinding, { options, text, lines, path: at }: Place): Finding {
  const starts = lineStarts(text);
  const offset = (line: number, column: number): number => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  const start = offset(found.startLine, found.startColumn);
  const end = Math.max(start, offset(found.endLine, found.endColumn));
  const rule: RuleId = `${options.id}/${found.rule}`;
  return {
    rule,
    message: maskSecretsIn(found.message),
    severity: SEVERITIES[found.level],
    confidence: found.level === 'error' ? (options.confidence ?? 'likely') : 'likely',
    location: { path: at, start: lines.positionAt(start), end: lines.positionAt(end) },
    trace: [],
    advice: `Mend what ${options.id} reports.`,
    symbol: '',
    sink: maskSecretsIn(text.slice(start, end).replace(/\s+/g, ' ').slice(0, 200)),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}
