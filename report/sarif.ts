import { pathToFileURL } from 'node:url';
import type { Log, Run, ToolComponent } from 'sarif';
import type { CheckResult, JudgedFinding, Location, RuleMeta } from '../contract/index.ts';
import { lineHashes } from './line-hash.ts';
import { byWeight, findingsOf } from './rank.ts';
import { sarifInvocation } from './sarif-invocation.ts';
import { sarifResult } from './sarif-result.ts';
import { ruleOfFinding, sarifRule } from './sarif-rule.ts';
import { sourceTexts } from './source-text.ts';
import type { FindText } from './source-text.ts';

/** GitHub refuses a run with more results. */
const MOST_RESULTS = 25_000;

/** What the log says of the tool. */
export interface SarifOptions {
  /** Version of this package. */
  readonly toolVersion: string;
  /** Category and name of the run, `lockstep/check/` when absent; GitHub takes the text up to the last `/`. */
  readonly automationId?: string;
  /** Puts the code itself beside each place; true when absent, because generated code may not be in the repository yet. */
  readonly snippets?: boolean;
  /** Which state of which repository was judged, when the caller knows. */
  readonly versionControl?: { readonly repositoryUri: string; readonly revisionId?: string; readonly branch?: string };
}

/** A SARIF 2.1.0 log that GitHub code scanning takes. */
export function sarif(result: CheckResult, options: SarifOptions): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [sarifRun(result, options)],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function sarifRun(result: CheckResult, options: SarifOptions): Run {
  const { toolVersion, automationId = 'lockstep/check/', snippets = true, versionControl } = options;
  const all = findingsOf(result);
  const findings = weightiest(all);
  const hasBaseline = all.some(({ suppressed }) => suppressed?.by === 'baseline');
  const rules = rulesOf(result, findings);
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const textOf = sourceTexts(result);
  const context = { lineHashOf: createLineHashOf(textOf), textOf: snippets ? textOf : () => undefined };
  return {
    tool: { driver: { ...sarifTool(toolVersion), rules: rules.map(sarifRule) } },
    automationDetails: { id: automationId },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(result.root).href.replace(/\/$/, '')}/` } },
    ...(versionControl === undefined ? {} : { versionControlProvenance: [{ ...versionControl, mappedTo: { uriBaseId: 'SRCROOT' } }] }),
    invocations: [sarifInvocation(result, all.length - findings.length)],
    ...(result.surface === undefined ? {} : { properties: { attackSurface: result.surface } }),
    results: findings.map((finding) => sarifResult(finding, { ...context, hasBaseline, ruleIndex: indexes.get(finding.rule) ?? -1 })),
  };
}

/** As many findings as GitHub takes, in their order; what matters least is left out. */
function weightiest(findings: readonly JudgedFinding[]): readonly JudgedFinding[] {
  if (findings.length <= MOST_RESULTS) return findings;
  const kept = new Set([...findings].sort(byWeight).slice(0, MOST_RESULTS));
  return findings.filter((finding) => kept.has(finding));
}

/** `informationUri` is a package URL: it names the package and claims no web page. */
function sarifTool(version: string): ToolComponent {
  return { name: 'lockstep', version, semanticVersion: version, informationUri: `pkg:npm/lockstep@${encodeURIComponent(version)}` };
}

function rulesOf({ rules }: CheckResult, findings: readonly JudgedFinding[]): readonly RuleMeta[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for (const finding of findings) if (!byId.has(finding.rule)) byId.set(finding.rule, ruleOfFinding(finding));
  return [...byId.values()];
}

function createLineHashOf(textOf: FindText): (location: Location) => string | undefined {
  const hashes = new Map<string, readonly string[]>();
  return ({ path, start }) => {
    const source = textOf(path);
    if (source === undefined) return undefined;
    const known = hashes.get(path) ?? lineHashes(source.text);
    hashes.set(path, known);
    return known[start.line - 1];
  };
}
