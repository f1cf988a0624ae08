import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding, Obligation, Phase, Policy, Unit, Validator, ValidatorPart } from '../../contract/index.ts';
import { createProgram, fileKindOf, parseUnit } from '../../program/index.ts';
import type { EditableProgram } from '../../program/index.ts';
import { builtInValidators, createTypesValidator } from '../../validators/index.ts';

/** A file of a case: where it stands and what it holds, in the order of arrival. */
export interface CaseFile {
  readonly path: string;
  readonly text: string;
  /** It is there before the run and not judged. */
  readonly onDisk?: boolean;
}

export const POLICY: Policy = {
  blockFrom: 'high',
  required: { code: [], text: [] },
  rules: {},
  protectedPaths: [],
  waivers: [],
  architecture: { layers: [], cycles: 'refuse', undeclaredPackages: 'refuse' },
  repair: { rounds: 0, totalRounds: 0, ending: 'reject' },
  network: { mode: 'hosted', localHosts: [] },
  approval: { expiresAfterHours: null, twoPeopleFrom: null },
  timeouts: { typesMs: 20_000, validatorMs: 10_000, customMs: 10_000 },
  types: 'off',
  eslint: 'off',
  profile: 'gate',
  surface: { limits: {}, budget: null, sensitiveData: [] },
};

/** Compilers end with the process that started them. */
const compilers: number[] = [];
process.once('exit', () => compilers.forEach((pid) => process.kill(pid, 'SIGKILL')));
const types = createTypesValidator({ engine: 'native', onChild: (pid) => compilers.push(pid) });

/** What judging files said, by phase. */
export type Judgement = Readonly<Record<Phase, Finding[]>> & { readonly obligations: Obligation[]; readonly done: string[] };

/** A program without files. */
export function emptyProgram(): EditableProgram {
  return createProgram(mkdtempSync(path.join(tmpdir(), 'lockstep-rule-')));
}

/** A program whose disk has the files that are there before. */
function programOver(files: readonly CaseFile[]): EditableProgram {
  const before = files.filter(({ onDisk }) => onDisk === true);
  if (before.length === 0) return emptyProgram();
  const program = emptyProgram();
  for (const { path: at, text } of before) {
    mkdirSync(path.dirname(path.join(program.root, at)), { recursive: true });
    writeFileSync(path.join(program.root, at), text);
  }
  return program;
}

/** Judges files that are all there: each whole, then each at the end of the run. */
export async function judgeWhole(all: readonly CaseFile[], policy: Policy = POLICY): Promise<Judgement> {
  const program = programOver(all);
  const files = all.filter(({ onDisk }) => onDisk !== true);
  const judgement = blank();
  for (const file of files) {
    program.begin(file.path, 'create');
    program.setText(file.path, 'whole', file.text);
    program.complete(file.path);
  }
  for (const phase of ['file', 'program'] as const)
    for (const file of files) await judge(unitOf(file, phase), { program, policy, judgement });
  return judgement;
}

/** Judges files as a run does: statement after statement, then each file, then the whole. */
export async function judgeChunked(all: readonly CaseFile[], policy: Policy = POLICY): Promise<Judgement> {
  const program = programOver(all);
  const files = all.filter(({ onDisk }) => onDisk !== true);
  const judgement = blank();
  for (const file of files) {
    program.begin(file.path, 'create');
    let start = 0;
    for (const [index, text] of statementsOf(file).entries()) {
      program.append(file.path, `${file.path}/${index}`, text);
      await judge({ ...unitOf({ path: file.path, text }, 'chunk'), span: { start, end: start + text.length } }, { program, policy, judgement });
      start += text.length;
    }
    program.complete(file.path);
    await judge(unitOf(file, 'file'), { program, policy, judgement });
  }
  for (const file of files) await judge(unitOf(file, 'program'), { program, policy, judgement });
  return judgement;
}

/** The chunks of a file: one top-level statement each with what stands before it, consecutive imports together. */
export function statementsOf(file: CaseFile): readonly string[] {
  const outcome = fileKindOf(file.path) === 'code' ? parseUnit(file.path, file.text) : undefined;
  if (outcome?.type !== 'parsed' || outcome.unit.program.body.length === 0) return [file.text];
  const { body } = outcome.unit.program;
  const ends = body.flatMap((node, at) => {
    const joins = node.type === 'ImportDeclaration' && body[at + 1]?.type === 'ImportDeclaration';
    return joins || at === body.length - 1 ? [] : [node.end];
  });
  return [0, ...ends].map((start, at) => file.text.slice(start, ends[at] ?? file.text.length));
}

export function unitOf(file: CaseFile, phase: Phase): Unit {
  return {
    id: `test/0/1/${file.path}`,
    phase,
    path: file.path,
    kind: fileKindOf(file.path),
    operation: 'create',
    span: { start: 0, end: file.text.length },
    text: file.text,
    sha256: createHash('sha256').update(file.text).digest('hex'),
  };
}

/** Runs validators over one unit and collects all their parts. */
export async function partsOf(
  unit: Unit,
  program: EditableProgram,
  { policy = POLICY, validators = builtInValidators() }: { readonly policy?: Policy; readonly validators?: readonly Validator[] } = {},
): Promise<ValidatorPart[]> {
  const parts: ValidatorPart[] = [];
  const exec = () => Promise.reject(new Error('no rule starts a process'));
  for (const validator of validators)
    for await (const part of validator.validate({ unit, program, policy, exec, signal: new AbortController().signal })) parts.push(part);
  return parts;
}

function blank(): Judgement {
  return { early: [], chunk: [], file: [], program: [], obligations: [], done: [] };
}

async function judge(
  unit: Unit,
  { program, policy, judgement }: { readonly program: EditableProgram; readonly policy: Policy; readonly judgement: Judgement },
): Promise<void> {
  const validators = policy.types === 'off' ? builtInValidators() : [...builtInValidators(), types];
  for (const part of await partsOf(unit, program, { policy, validators })) {
    if (part.type === 'finding') judgement[unit.phase].push(part.finding);
    else if (part.type === 'obligation') judgement.obligations.push(part.obligation);
    else if (part.type === 'done') judgement.done.push(part.status);
  }
}
