import type { Confidence, Severity } from '../../contract/index.ts';
import { isLockFile } from '../../program/index.ts';
import { defineTextRule } from '../rule.ts';
import type { TextRule } from '../rule.ts';
import { lockChanges } from './lock-change.ts';
import { manifestChanges } from './manifest-change.ts';
import type { SupplyChange } from './manifest-change.ts';

const WORDS: Readonly<Record<SupplyChange['kind'], (change: SupplyChange) => string>> = {
  new: ({ name, value }) => `adds the dependency "${name}" (${value})`,
  source: ({ name, value }) => `takes "${name}" from ${value}, past the registry`,
  alias: ({ name, value }) => `lets "${name}" stand for another package (${value})`,
  override: ({ name, value }) => `puts other packages in the place of those that are asked for: "${name}" ${value}`,
  trust: ({ name, value }) => `changes whom an install trusts: "${name}" ${value}`,
  'own-script': ({ name, value }) => `lets "${name}" ${value} run a script of its own when it is installed`,
  'any-version': ({ name, value }) => `takes any version of "${name}" (${value === '' ? 'no range' : value})`,
  'install-script': ({ name, value }) => `runs \`${value}\` by itself at ${name}`,
  integrity: ({ name }) => `changes the content of "${name}" under the same version`,
  'integrity-kind': ({ name }) => `states the content of "${name}" in another way under the same version, or no longer`,
};

/** `generic/supply-chain-change`: what a change of a manifest or lock file lets in. */
export const supplyChainChange: TextRule = defineTextRule({
  meta: {
    id: 'generic/supply-chain-change',
    cwe: [1357, 829, 494],
    owasp: 'A03:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'The change lets code of others in: a new package, one from outside of the registry, any version of one, a script that an install runs, or other content under a known version.',
    advice: 'Use the packages that are declared already; a person decides about new ones, by exact name and version from the registry.',
  },
  check({ path, text, program, report }) {
    const before = program.textOnDisk(path);
    if (before === text) return;
    for (const change of changesIn(path, before, text)) {
      const at = Math.max(text.indexOf(`"${change.name}"`), 0);
      report({ span: { start: at, end: Math.min(at + change.name.length + 2, text.length) }, message: `${path} ${WORDS[change.kind](change)}.`, sink: `${change.kind} ${change.name} ${change.value}`, ...weightOf(change) });
    }
  },
});

function changesIn(path: string, before: string | undefined, after: string): readonly SupplyChange[] {
  if (/(?:^|\/)package\.json$/.test(path)) return manifestChanges(before, after);
  return isLockFile(path) ? lockChanges(path, before, after) : [];
}

/** Another content of the same version is no version at all; whatever else a change lets in, a person may want it. */
function weightOf({ kind }: SupplyChange): { readonly severity: Severity; readonly confidence: Confidence } {
  if (kind === 'integrity') return { severity: 'critical', confidence: 'certain' };
  return { severity: kind === 'new' || kind === 'any-version' ? 'medium' : 'high', confidence: 'likely' };
}
