import type { Confidence, DependencyRule, DependencyRuleSet, DependencySeverity, Severity } from '../../contract/index.ts';
import { dependencyViolations, meetsPaths } from '../../program/index.ts';
import type { DependencyView, SeenDependency, Violation } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { dependencyViewOf } from './dependency-view.ts';
import { spanOfReference } from './reference-span.ts';
import { brokenFolderRules, brokenModuleRules, passedOnBy, reachedModules } from './whole-graph-rules.ts';

/** `architecture/dependency-rule`: a dependency that the user's own dependency-cruiser rules refuse. */
export const dependencyRule: Rule = defineRule({
  meta: {
    id: 'architecture/dependency-rule',
    cwe: [],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: "The dependency breaks a rule of the project's dependency-cruiser configuration.",
    advice: "Import only what the project's dependency rules allow; pass what is needed from elsewhere in as a parameter.",
  },
  check(context) {
    const rules = context.policy.architecture.dependencyRules;
    if (rules === undefined) return;
    const view = dependencyViewOf(context.program, rules);
    for (const seen of view.dependenciesOf(context.path)) if (liesIn(seen, context)) checkDependency(seen, view, context);
    if (context.phase === 'program' && context.part === context.module.units[0]) checkModule(view, context);
  },
});

function liesIn({ dependency }: SeenDependency, { part }: RuleContext): boolean {
  const at = dependency.reference.start - part.origin.offset;
  return at >= 0 && at < part.text.length;
}

/** A file that may still come breaks no rule about what is not there. */
function checkDependency(seen: SeenDependency, view: DependencyView, context: RuleContext): void {
  const isLast = context.phase === 'program';
  if (seen.pending && !isLast) return;
  const facts = view.factsOf(context.path, seen, isLast ? 'whole' : 'near');
  const rules = isLast ? view.rules : withoutWhole(view.rules);
  for (const violation of dependencyViolations(rules, { source: context.path, ...(isLast ? { instability: instabilityFor(view, context.path) } : {}) }, facts)) {
    const cycle = facts.cycle === undefined || !asksForCycle(violation, rules) ? '' : ` It closes ${[context.path, ...facts.cycle.map(({ name }) => name)].join(' -> ')}.`;
    report(violation, { seen, to: facts.resolved, detail: cycle }, context);
  }
  for (const { rule, to, way } of reachedModules(seen, context.path, view))
    report(rule, { seen, to, detail: way.length > 2 ? ` It reaches it over ${way.slice(1, -1).join(' -> ')}.` : '' }, context);
  if (isLast && isNew(seen, context)) reportPassedOn(seen, view, context);
}

/** What the file already depended on, it passed on before. */
function isNew({ dependency }: SeenDependency, { path, program }: RuleContext): boolean {
  return program.moduleOnDisk(path)?.imports.some(({ specifier }) => specifier === dependency.reference.specifier) !== true;
}

function reportPassedOn(seen: SeenDependency, view: DependencyView, context: RuleContext): void {
  const run = context.program.runPaths();
  if (!run.includes(context.path)) return;
  for (const { rule, source, to, way } of passedOnBy(seen, context.path, { view, isAsked: (each) => !run.includes(each) })) {
    const message = `${source} may not reach ${to}: rule "${rule.name}" of ${sourceOf(context)} refuses it, and ${context.path} now leads there: ${way.join(' -> ')}.`;
    reportAt(rule, { span: spanOfReference(seen.dependency.reference, context.part), message, to }, context);
  }
}

/** What rests on how stable modules are is judged when all of them are there. */
function withoutWhole(rules: DependencyRuleSet): DependencyRuleSet {
  const isNear = (rule: DependencyRule): boolean => rule.to?.moreUnstable === undefined;
  return { ...rules, forbidden: rules.forbidden.filter(isNear), allowed: rules.allowed.every(isNear) ? rules.allowed : [] };
}

function instabilityFor(view: DependencyView, path: string): number {
  return [...view.rules.forbidden, ...view.rules.allowed].some(({ to }) => to?.moreUnstable !== undefined) ? view.instabilityOf(path) : 0;
}

function asksForCycle({ name }: Violation, { forbidden }: DependencyRuleSet): boolean {
  return forbidden.some((rule) => rule.name === name && rule.to?.circular === true);
}

function checkModule(view: DependencyView, context: RuleContext): void {
  const start = context.part.program.body[0]?.start ?? 0;
  for (const { rule, message, seen } of [...brokenModuleRules(context.path, view), ...brokenFolderRules(context.path, view)])
    reportAt(rule, { span: seen === undefined ? { start, end: start } : spanOfReference(seen.dependency.reference, context.part), message }, context);
}

interface Broken {
  readonly seen: SeenDependency;
  readonly to: string;
  readonly detail: string;
}

function report(rule: Violation, { seen, to, detail }: Broken, context: RuleContext): void {
  if (isKnown(rule, to, context)) return;
  const message = `${context.path} may not depend on ${to}: rule "${rule.name}" of ${sourceOf(context)} refuses it.${detail}`;
  reportAt(rule, { span: spanOfReference(seen.dependency.reference, context.part), message, to }, context);
}

const AS_FINDING: Readonly<Record<DependencySeverity, { readonly severity: Severity; readonly confidence: Confidence }>> = {
  error: { severity: 'high', confidence: 'certain' },
  warn: { severity: 'medium', confidence: 'likely' },
  info: { severity: 'low', confidence: 'heuristic' },
};

function reportAt(rule: Violation, { span, message, to = '' }: { readonly span: { start: number; end: number }; readonly message: string; readonly to?: string }, context: RuleContext): void {
  const comment = commentOf(rule, context);
  context.report({
    node: span,
    message: comment === undefined ? message : `${message} ${comment}`,
    ...AS_FINDING[rule.severity],
    sink: `${rule.name} ${to}`.trim(),
    ...(to === '' ? {} : { advice: adviceFor(to, context) }),
  });
}

function adviceFor(to: string, context: RuleContext): string {
  const allowed = context.policy.architecture.dependencyRules?.allowed ?? [];
  const ways = allowed.filter((rule) => meetsPaths(rule.from ?? {}, context.path)).flatMap((rule) => (rule.to?.path === undefined ? [] : [rule.to.path]));
  if (ways.length > 0) return `Import from what matches ${ways.join(' or ')}; pass what is needed from ${to} in as a parameter.`;
  return `Leave out the import of ${to}: take what it gives as a parameter, or move the code to a place that may import it.`;
}

function commentOf({ name }: Violation, { policy }: RuleContext): string | undefined {
  const rules = policy.architecture.dependencyRules;
  return [...(rules?.forbidden ?? []), ...(rules?.required ?? [])].find((rule) => rule.name === name)?.comment;
}

function isKnown({ name }: Violation, to: string, { path, policy }: RuleContext): boolean {
  return policy.architecture.dependencyRules?.options.knownViolations.some((each) => each.rule === name && each.from === path && each.to === to) ?? false;
}

function sourceOf({ policy }: RuleContext): string {
  return policy.architecture.dependencyRules?.source ?? 'the configuration';
}
