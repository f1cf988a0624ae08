import type { ReportingDescriptor, Result } from 'sarif';
import type { Confidence, Finding, RuleMeta, Severity } from '../contract/index.ts';

/** GitHub's numbers: above 9 is critical, from 7 high, from 4 medium. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.5' };
const LEVEL: Readonly<Record<Confidence, Result.level>> = { certain: 'error', likely: 'warning', heuristic: 'note' };
const PRECISION: Readonly<Record<Confidence, string>> = { certain: 'very-high', likely: 'medium', heuristic: 'low' };
const PROBLEM: Readonly<Record<Confidence, string>> = { certain: 'error', likely: 'warning', heuristic: 'recommendation' };

/** SARIF's word for how sure a finding is. */
export function levelOf(confidence: Confidence): Result.level {
  return LEVEL[confidence];
}

/** What a rule is, as SARIF and GitHub want to have it. */
export function sarifRule(rule: RuleMeta): ReportingDescriptor {
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: firstSentence(rule.description) },
    fullDescription: { text: asSentence(rule.description) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: levelOf(rule.confidence) },
    properties: {
      tags: tagsOf(rule),
      precision: PRECISION[rule.confidence],
      'problem.severity': PROBLEM[rule.confidence],
      ...(isSecurity(rule) ? { 'security-severity': SECURITY_SEVERITY[rule.severity] } : {}),
    },
  };
}

/** A stand-in for a rule that a finding names and the result does not list. */
export function ruleOfFinding(finding: Finding): RuleMeta {
  const { rule, severity, confidence, advice } = finding;
  return { id: rule, cwe: [], severity, confidence, from: 'chunk', description: `Findings of ${rule}.`, advice };
}

function tagsOf(rule: RuleMeta): string[] {
  const cwe = rule.cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, '0')}`);
  const owasp = rule.owasp === undefined ? [] : [`OWASP-${rule.owasp}`];
  const family = rule.id.slice(0, rule.id.indexOf('/'));
  return [isSecurity(rule) ? 'security' : 'maintainability', family, ...cwe, ...owasp];
}

function isSecurity({ id, cwe, owasp }: RuleMeta): boolean {
  return cwe.length > 0 || owasp !== undefined || id.startsWith('owasp/');
}

function pascalCase(id: string): string {
  const name = id.slice(id.indexOf('/') + 1);
  return name.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function firstSentence(text: string): string {
  const end = text.search(/[.!?](?=\s|$)/);
  return asSentence(end < 0 ? text : text.slice(0, end + 1));
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function helpText({ description, advice, id }: RuleMeta): string {
  return `${asSentence(description)} Instead: ${asSentence(advice)} More: lockstep rules --explain ${id}`;
}

function helpMarkdown({ description, advice, id }: RuleMeta): string {
  return `${asSentence(description)}\n\n**Instead:** ${asSentence(advice)}\n\nMore: \`lockstep rules --explain ${id}\``;
}
