import { isDeepStrictEqual } from 'node:util';
import type { RawConfiguration, RawRule } from './raw-configuration.ts';

/**
 * Lays a configuration over the one it extends: rules of one name become one, with what the extending one says first;
 * rules without a name and allowed rules are put together, equal ones once; options are replaced one by one.
 */
export function extendConfiguration(own: RawConfiguration, base: RawConfiguration): RawConfiguration {
  const { forbidden, required, allowed, allowedSeverity, options, ...rest } = own;
  const severity = allowedSeverity ?? base.allowedSeverity;
  return {
    ...rest,
    forbidden: mergeRules(forbidden ?? [], base.forbidden ?? []),
    required: mergeRules(required ?? [], base.required ?? []),
    allowed: unique([...(allowed ?? []), ...(base.allowed ?? [])]),
    ...(severity === undefined ? {} : { allowedSeverity: severity }),
    options: { ...base.options, ...options },
  };
}

function mergeRules(own: readonly RawRule[], base: readonly RawRule[]): RawRule[] {
  const named = new Map<string, RawRule>();
  for (const rule of [...own, ...base]) {
    if (rule.name === undefined || rule.name === '') continue;
    const known = named.get(rule.name);
    if (known === undefined) named.set(rule.name, rule);
    else if (own.includes(known) || !base.includes(known)) named.set(rule.name, { ...rule, ...known });
  }
  const unnamed = unique([...own, ...base].filter((rule) => rule.name === undefined || rule.name === ''));
  return [...named.values(), ...unnamed];
}

function unique(rules: readonly RawRule[]): RawRule[] {
  return rules.filter((rule, index) => rules.findIndex((other) => isDeepStrictEqual(other, rule)) === index);
}
