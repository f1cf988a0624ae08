import { LockstepError } from '../contract/index.ts';
import type { BriefItem, Phase, RuleMeta, Severity, SurfaceFact, Unit, ValidationRequest, Validator, ValidatorFamily, ValidatorPart } from '../contract/index.ts';
import { asAnalysed, fileKindOf } from '../program/index.ts';
import type { AnalysedProgram, ParsedUnit } from '../program/index.ts';
import { inSourceOrder, onePerPlace, ruleContext, textContext } from './collect.ts';
import type { Collected, Judged } from './collect.ts';
import { judgedParts } from './judged-parts.ts';
import type { JudgedParts } from './judged-parts.ts';
import type { Rule, TextRule } from './rule.ts';

/** What makes a family: its id, its version and its rules. */
export interface FamilyDefinition {
  readonly id: ValidatorFamily;
  readonly version: string;
  readonly rules: readonly (Rule | TextRule)[];
  /** Stands before the brief made from the rules' advice. */
  readonly brief?: Validator['brief'];
  /** What the judged parts add to the attack surface. */
  readonly surface?: (unit: Unit, program: AnalysedProgram, judged: JudgedParts) => readonly SurfaceFact[];
}

type DoneStatus = Extract<ValidatorPart, { type: 'done' }>['status'];

interface Verdict extends Collected {
  readonly status: DoneStatus;
  readonly reason?: string;
}

const PHASES: readonly Phase[] = ['early', 'chunk', 'file', 'program'];
const WEIGHTS: Readonly<Record<Severity, number>> = { critical: 40, high: 30, medium: 20, low: 10 };

/**
 * Makes a validator of rules. Findings come in source order, then obligations, then `done` for the judged bytes:
 * `fail` when a finding is certain, `not-analysed` when a rule over syntax could not look, else `pass`.
 * What holds at `chunk` holds at `file`, and what holds at `file` holds at `program`. A rule that throws ends the
 * report without `done`.
 */
export function defineFamily(definition: FamilyDefinition): Validator {
  const metas = definition.rules.map((rule) => rule.meta);
  return {
    id: definition.id,
    version: definition.version,
    family: definition.id,
    rules: metas,
    from: earliest(metas),
    async *validate(request): AsyncIterable<ValidatorPart> {
      const program = asAnalysed(request.program);
      const programVersion = program.version;
      const verdict = await judge(definition.rules, request, program);
      for (const finding of onePerPlace(verdict.findings).sort(inSourceOrder)) yield { type: 'finding', finding };
      const facts = definition.surface?.(request.unit, program, judgedParts(request.unit, program)) ?? [];
      if (facts.length > 0) yield { type: 'surface', facts };
      for (const obligation of verdict.obligations) yield { type: 'obligation', obligation };
      const reason = verdict.reason === undefined ? {} : { reason: verdict.reason };
      const unknown = verdict.unknown.size === 0 ? {} : { unknown: [...verdict.unknown] };
      yield { type: 'done', status: verdict.status, unitSha256: request.unit.sha256, programVersion, ...reason, ...unknown };
    },
    brief: (paths, program, policy) => [...(definition.brief?.(paths, program, policy) ?? []), ...briefOf(definition.rules, paths)],
  };
}

async function judge(rules: readonly (Rule | TextRule)[], request: ValidationRequest, program: AnalysedProgram): Promise<Verdict> {
  const into: Collected = { findings: [], obligations: [], unfinished: new Set(), unknown: new Set() };
  const judged = judgedParts(request.unit, program);
  for (const rule of rules.filter((each) => isWanted(each.meta, request))) {
    if (request.signal.aborted) throw new LockstepError('aborted', 'the validation was cancelled', { fault: 'caller' });
    await run(rule, { request, program, meta: rule.meta, into }, judged);
  }
  return { ...into, ...statusOf(rules, judged, into) };
}

async function run(rule: Rule | TextRule, judged: Judged, found: JudgedParts): Promise<void> {
  if (rule.kind === 'text') {
    if (judged.request.unit.operation !== 'delete' || rule.deletes === true) await rule.check(textContext(judged, found.type === 'parts' ? found.parts : []));
    return;
  }
  if (found.type === 'none') return;
  const check = (): void => found.parts.forEach((part) => rule.check(ruleContext(judged, found.module, part)));
  if (tellsAtTheEnd(rule.meta)) judged.program.aside(check);
  else check();
}

/** What only tells, about all that the run has brought, makes no file wait for another. */
function tellsAtTheEnd({ from, confidence }: RuleMeta): boolean {
  return from === 'program' && confidence !== 'certain';
}

function isWanted(meta: RuleMeta, { unit, policy }: ValidationRequest): boolean {
  return PHASES.indexOf(meta.from) <= PHASES.indexOf(unit.phase) && policy.rules[meta.id] !== 'off';
}

function statusOf(rules: readonly (Rule | TextRule)[], judged: JudgedParts, found: Collected): Pick<Verdict, 'status' | 'reason'> {
  if (found.findings.some((finding) => finding.confidence === 'certain')) return { status: 'fail' };
  if (!rules.some((rule) => rule.kind === 'syntax')) return { status: 'pass' };
  if (judged.type === 'none') return { status: judged.status, reason: judged.reason };
  const broken = judged.parts.find(isBroken);
  if (broken !== undefined) return { status: 'not-analysed', reason: brokenReason(broken) };
  const [unfinished] = found.unfinished;
  return unfinished === undefined ? { status: 'pass' } : { status: 'not-analysed', reason: unfinished };
}

/** The parser gives up at a fault and leaves a tree that says too little: no rule has looked at it. */
function isBroken(part: ParsedUnit): boolean {
  return part.faults.length > 0;
}

function brokenReason(part: ParsedUnit): string {
  const fault = part.faults[0];
  return `line ${part.lines.positionAt(fault?.start ?? 0).line}: ${fault?.message ?? 'cannot be parsed'}`;
}

function earliest(metas: readonly RuleMeta[]): Phase {
  return PHASES.find((phase) => metas.some((meta) => meta.from === phase)) ?? 'chunk';
}

function briefOf(rules: readonly (Rule | TextRule)[], paths: readonly string[]): readonly BriefItem[] {
  const code = paths.length === 0 || paths.some((path) => fileKindOf(path) === 'code');
  return rules
    .filter((rule) => code || rule.kind === 'text')
    .map(({ meta }) => ({ rule: meta.id, text: meta.advice, weight: WEIGHTS[meta.severity] }));
}
