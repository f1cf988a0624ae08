import { mismatch } from '../closed-object.ts';
import { LockstepError } from '../../contract/index.ts';
import type { DependencyRuleSet } from '../../contract/index.ts';
import { configurationSchema } from './configuration-schema.ts';
import type { RawConfiguration, RawFilter, RawRule, RawText, RawVia } from './raw-configuration.ts';
import { normaliseRules } from './normalise.ts';
import { patternFault } from './pattern-fault.ts';

/**
 * Checks a configuration in the words of dependency-cruiser, `extends` already followed, and fills it in. Throws
 * `config-invalid` with the place for a wrong shape, an unknown key, a pattern that is none, and one on which matching can
 * take for ever: paths come from generated code as well.
 */
export function readDependencyRules(value: unknown, source: string): DependencyRuleSet {
  const raw = parseConfiguration(value, source);
  checkRules(raw, source);
  checkOptions(raw, source);
  return normaliseRules(raw, source);
}

/** Checks the shape alone. */
export function parseConfiguration(value: unknown, source: string): RawConfiguration {
  const parsed = configurationSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(source, issue?.path.map(String).join('.') || 'the configuration', issue === undefined ? 'expected an object' : mismatch(issue, value));
}

const SECTIONS = ['forbidden', 'allowed', 'required'] as const;

function checkRules(raw: RawConfiguration, source: string): void {
  for (const section of SECTIONS)
    for (const [index, rule] of (raw[section] ?? []).entries()) {
      const place = `${section}[${index}]${rule.name === undefined ? '' : ` (${rule.name})`}`;
      checkParts(rule, section, (message) => invalid(source, place, message));
      for (const [at, pattern] of patternsOf(rule)) checkPattern(pattern, source, `${place}.${at}`);
    }
}

function checkParts(rule: RawRule, section: (typeof SECTIONS)[number], fault: (message: string) => LockstepError): void {
  if (section === 'required' && (rule.module === undefined || rule.to === undefined)) throw fault('expected module and to, got a rule without one of them');
  if (section !== 'required' && rule.from === undefined) throw fault('expected from, got a rule without it');
  if (section !== 'required' && rule.to === undefined && rule.module === undefined) throw fault('expected to, got a rule without it');
  if (section !== 'required' && rule.to !== undefined && rule.module !== undefined) throw fault('expected to or module, got a rule with both');
  const other = Object.keys(rule.to ?? {}).find((key) => !/^(?:path|pathNot|reachable)$/.test(key));
  if (rule.to?.reachable !== undefined && other !== undefined) throw fault(`expected path and pathNot beside reachable, got to.${other}`);
  if (rule.from?.orphan !== undefined && (rule.module !== undefined || rule.to?.reachable !== undefined)) throw fault(`expected path and pathNot beside ${rule.module === undefined ? 'to.reachable' : 'module'}, got from.orphan`);
}

function* patternsOf({ from, module, to }: RawRule): Generator<readonly [string, string]> {
  for (const [name, part] of Object.entries({ from, module, to }))
    for (const [key, value] of Object.entries(part ?? {})) yield* patternsIn(`${name}.${key}`, key, value as RawText | RawVia);
}

const PATTERN_KEYS = new Set(['path', 'pathNot', 'license', 'licenseNot', 'exoticRequire', 'exoticRequireNot', 'via', 'viaOnly', 'viaNot', 'viaSomeNot']);

function* patternsIn(at: string, key: string, value: RawText | RawVia | RawFilter): Generator<readonly [string, string]> {
  if (!PATTERN_KEYS.has(key)) return;
  if (typeof value === 'string') yield [at, value];
  else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield [`${at}[${index}]`, each];
    // As alternatives of one expression they can clash by the names of their groups.
    yield [at, value.join('|')];
  }
  else for (const [inner, part] of Object.entries(value)) yield* patternsIn(`${at}.${inner}`, inner, part as RawText);
}

function checkOptions({ options = {} }: RawConfiguration, source: string): void {
  for (const key of ['doNotFollow', 'exclude', 'includeOnly'] as const) {
    const filter = options[key];
    if (filter === undefined) continue;
    for (const [at, pattern] of patternsIn(`options.${key}`, 'path', filter)) checkPattern(pattern, source, at);
  }
}

function checkPattern(pattern: string, source: string, place: string): void {
  const expected = patternFault(pattern);
  if (expected !== undefined) throw invalid(source, place, `expected ${expected}, got ${JSON.stringify(pattern)}`);
}

function invalid(source: string, place: string, message: string): LockstepError {
  return new LockstepError('config-invalid', `${source}: ${place}: ${message}`, { fault: 'caller', context: { source, place } });
}
