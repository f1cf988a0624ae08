import type { Confidence } from '../../contract/index.ts';
import { furtherImports, importsIn, nearestName } from '../../program/index.ts';
import type { ImportRecord } from '../../program/index.ts';
import { isAttemptedImport } from '../attempted-import.ts';
import { foldersAbove } from '../folders-above.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { isDeclared, mayBeAlias } from './declared-package.ts';

/** `architecture/undeclared-package`: an import of a package that no `package.json` declares. */
export const undeclaredPackage: Rule = defineRule({
  meta: {
    id: 'architecture/undeclared-package',
    cwe: [1357, 829],
    owasp: 'A03:2025',
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description:
      'The package is in no package.json above the file. It may not exist, or be somebody else\'s under a name like it (slopsquatting), or vanish with the package that brought it.',
    advice: 'Import only packages that package.json declares, or built-in modules; add a new dependency to package.json first, by its exact name.',
  },
  check(context) {
    if (context.policy.architecture.undeclaredPackages === 'allow') return;
    for (const record of [...importsIn(context.part), ...furtherImports(context.part, context.module)]) checkImport(record, context);
  },
});

function checkImport(record: ImportRecord, context: RuleContext): void {
  const { path, program, report } = context;
  if (leavesPackage(record.specifier)) {
    report({ node: record.node, message: `"${record.specifier}" leads out of the package that it begins with, into whatever is installed beside it.`, advice: 'Import the package that is meant, by its own name.' });
    return;
  }
  const resolution = program.resolve(path, record.specifier);
  if (resolution.type === 'unknown') checkElsewhere(record, context);
  if (resolution.type !== 'package') return;
  const manifests = program.manifests(path);
  if (manifests.length === 0 || isDeclared(resolution.name, record, manifests) || isAttemptedImport(record)) return;
  const similar = nearestName(resolution.name, manifests.flatMap((manifest) => [...manifest.declared]));
  report({
    node: record.node,
    message: messageOf(resolution, similar),
    confidence: confidenceOf(record, resolution, context),
    ...(similar === undefined ? {} : { advice: `Import "${similar}", which package.json declares, or add "${resolution.name}" to package.json first.` }),
  });
}

/** `lodash/../x`: what `package.json` declares is not what is loaded. */
function leavesPackage(specifier: string): boolean {
  return /^[@\w]/.test(specifier) && !specifier.includes(':') && specifier.split('/').includes('..');
}

/** `npm:x`, `jsr:@a/x`: Node and bundlers load no such address; Deno does, and then no manifest says which version. */
function checkElsewhere({ specifier, node }: ImportRecord, { path, program, report }: RuleContext): void {
  const name = /^(?:npm|jsr):\/?(.+)$/.exec(specifier)?.[1];
  if (name === undefined) return;
  const isForDeno = /(?:^|\/)(?:supabase\/functions|edge-functions)\//.test(path) || foldersAbove(path).some((folder) => DENO_FILES.some((file) => program.has(folder + file)));
  report({ node, message: `"${specifier}" is an address that only Deno loads, and no package.json declares "${name}".`, confidence: isForDeno || isTestPath(path) ? 'likely' : 'certain' });
}

const DENO_FILES = ['deno.json', 'deno.jsonc', 'deno.lock', 'import_map.json', 'jsr.json'];

function messageOf({ name, installed }: { readonly name: string; readonly installed: boolean }, similar: string | undefined): string {
  const state = installed ? 'is installed only because another package needs it' : 'is not installed';
  return `No package.json above declares "${name}"; it ${state}.${similar === undefined ? '' : ` Did you mean "${similar}"?`}`;
}

function confidenceOf(record: ImportRecord, { installed }: { readonly installed: boolean }, { path, program }: RuleContext): Confidence {
  if (installed || isTestPath(path)) return 'likely';
  return mayBeAlias(record.specifier, path, program) ? 'heuristic' : 'certain';
}
