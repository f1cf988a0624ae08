import { worstFirst } from '../contract/index.ts';
import type { Confidence, FingerprintedFinding, Location } from '../contract/index.ts';
import { maskSecretsIn } from '../program/index.ts';

/** What the words rest on. */
export interface AdviceOptions {
  /** The text in which a finding lies, for a look at the line; undefined when it is not at hand. */
  readonly sourceOf?: (path: string) => string | undefined;
  /** About how long the words may be. */
  readonly maxTokens?: number;
}

const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'heuristic'];
const MAX_TOKENS = 1_500;
const CHARACTERS_A_TOKEN = 4;
/** Lines shown before and after the one that is meant. */
const AROUND = 2;
const LINE_WIDTH = 160;
/** Further places of the same flaw that are named. */
const MORE_PLACES = 5;
/** Steps of a way; a longer one is told by its ends. */
const STEPS = 6;

/**
 * Puts findings into words for the generator: the surest and worst first, each flaw once with all its places, the safe form
 * before what is wrong, then the line and the way of the data. What no longer fits is counted, not cut off; the first is
 * always told. The same findings in any order give the same words.
 */
export function repairAdvice(findings: readonly FingerprintedFinding[], options: AdviceOptions = {}): string {
  const budget = (options.maxTokens ?? MAX_TOKENS) * CHARACTERS_A_TOKEN;
  const told: string[] = [];
  let left = budget;
  let untold = 0;
  for (const group of groupsOf(findings)) {
    const full = maskSecretsIn(wordsFor(group, options));
    const brief = maskSecretsIn(headOf(group));
    const words = full.length <= left ? full : brief.length <= left || told.length === 0 ? brief : undefined;
    if (words === undefined) untold += 1;
    else told.push(words);
    left -= words?.length ?? 0;
  }
  if (untold > 0) told.push(`- and ${untold} more of less weight`);
  return told.join('\n');
}

type Group = readonly [FingerprintedFinding, ...FingerprintedFinding[]];

/** Findings of one rule with one piece of advice belong together; what was reported twice counts once. */
function groupsOf(findings: readonly FingerprintedFinding[]): readonly Group[] {
  const groups = new Map<string, FingerprintedFinding[]>();
  const seen = new Set<string>();
  for (const finding of [...findings].sort(byWeight)) {
    const identity = `${finding.fingerprint} ${placeOf(finding.location)}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    const key = `${finding.rule}\n${finding.advice}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flatMap(([first, ...rest]) => (first === undefined ? [] : [[first, ...rest] as const]));
}

function byWeight(a: FingerprintedFinding, b: FingerprintedFinding): number {
  return (
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    worstFirst(a.severity, b.severity) ||
    order(a.location.path, b.location.path) ||
    a.location.start.offset - b.location.start.offset ||
    order(a.rule, b.rule) ||
    order(a.fingerprint, b.fingerprint) ||
    order(a.message, b.message)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function headOf([{ advice, message, location, rule }]: Group): string {
  return `- ${advice} (${placeOf(location)}: ${message}) [${rule}]`;
}

function wordsFor(group: Group, { sourceOf }: AdviceOptions): string {
  const [{ location, trace }, ...others] = group;
  const source = sourceOf?.(location.path);
  const places = others.slice(0, MORE_PLACES).map((finding) => placeOf(finding.location));
  const more = others.length > MORE_PLACES ? ` and ${others.length - MORE_PLACES} more` : '';
  return [
    headOf(group),
    ...(source === undefined ? [] : frameOf(source, location)),
    ...(trace.length < 2 ? [] : ['  the way:', ...wayOf(trace).map((step) => `    ${step}`)]),
    ...(places.length === 0 ? [] : [`  likewise at ${places.join(', ')}${more}`]),
  ].join('\n');
}

function wayOf(trace: FingerprintedFinding['trace']): readonly string[] {
  const steps = trace.map(({ location, message }) => `${placeOf(location)}: ${message}`);
  return steps.length <= STEPS ? steps : [...steps.slice(0, STEPS - 2), `… ${steps.length - STEPS + 1} steps …`, ...steps.slice(-1)];
}

/** The line that is meant and its neighbours, numbered, the meant one marked. */
function frameOf(source: string, { start }: Location): readonly string[] {
  const lines = source.split('\n');
  if (start.line > lines.length) return [];
  const first = Math.max(1, start.line - AROUND);
  return lines.slice(first - 1, start.line + AROUND).map((line, at) => {
    const number = first + at;
    const shown = line.length > LINE_WIDTH ? `${line.slice(0, LINE_WIDTH)}…` : line;
    return `  ${number === start.line ? '>' : ' '} ${String(number).padStart(4)} | ${shown}`.trimEnd();
  });
}

function placeOf({ path, start }: Location): string {
  return `${path}:${start.line}`;
}
