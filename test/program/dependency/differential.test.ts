import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cruised, judged, writeProject } from './oracle.ts';

const FILES = ['ui/page', 'ui/theme', 'domain/order', 'domain/price', 'data/store', 'data/row', 'main'].map((name) => `src/${name}.js`);

/** Rules in which every part of the language about one project's own files occurs. */
const RULES: readonly object[] = [
  { name: 'ui-not-data', severity: 'error', from: { path: '^src/ui' }, to: { path: '^src/data' } },
  { name: 'own-folder', severity: 'warn', from: { path: '^src/([^/]+)/' }, to: { path: '^src/[^/]+/', pathNot: '^src/$1/' } },
  { name: 'several', from: { path: ['page', 'order'] }, to: { path: ['store', 'row'], pathNot: ['nothing'] } },
  { name: 'circular', severity: 'error', from: {}, to: { circular: true } },
  { name: 'circular-only-here', severity: 'info', from: { path: '^src/([^/]+)/' }, to: { circular: true, viaOnly: { path: '^src/$1/' } } },
  { name: 'circular-via', from: {}, to: { circular: true, via: 'price' } },
  { name: 'circular-not-via', from: {}, to: { circular: true, viaOnly: { pathNot: 'row|page' } } },
  { name: 'circular-some-not', from: {}, to: { circular: true, via: { pathNot: '^src/ui' } } },
  { name: 'circular-by-import', from: {}, to: { circular: true, viaOnly: { dependencyTypes: ['import'], dependencyTypesNot: ['dynamic-import'] } } },
  { name: 'not-circular', severity: 'info', from: { path: 'main' }, to: { circular: false } },
  { name: 'unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  { name: 'core', severity: 'error', from: { pathNot: '^src/main' }, to: { dependencyTypes: ['core'] } },
  { name: 'not-local', severity: 'warn', from: {}, to: { dependencyTypesNot: ['local'] } },
  { name: 'dynamic', severity: 'error', from: {}, to: { dynamic: true } },
  { name: 'ancestor', severity: 'error', from: {}, to: { ancestor: true } },
  { name: 'no-ancestor', severity: 'info', from: { path: '^src/data' }, to: { ancestor: false } },
  { name: 'orphan', severity: 'error', from: { orphan: true, pathNot: 'main' }, to: {} },
  { name: 'reachable', severity: 'error', from: { path: '^src/ui' }, to: { path: '^src/data', reachable: true } },
  { name: 'reachable-group', severity: 'error', from: { path: '^src/([^/]+)/' }, to: { path: '^src/$1/', pathNot: 'row', reachable: true } },
  { name: 'unreachable', severity: 'warn', from: { path: '^src/main' }, to: { path: '^src/(?:ui|data)', reachable: false } },
  { name: 'few', severity: 'warn', module: { path: '^src/d', numberOfDependentsLessThan: 2 }, from: {} },
  { name: 'many', severity: 'error', module: { path: '^src', numberOfDependentsMoreThan: 1 }, from: { path: '^src/ui' } },
  { name: 'unstable', severity: 'error', from: {}, to: { moreUnstable: true } },
  { name: 'stable', severity: 'info', from: { path: '^src/ui' }, to: { moreUnstable: false } },
  { name: 'twice', severity: 'info', from: {}, to: { moreThanOneDependencyType: true } },
  { name: 'ignored', severity: 'ignore', from: {}, to: {} },
];
const ALLOWED: readonly object[] = [
  { from: {}, to: { path: '^src/domain' } },
  { from: { path: '^src/([^/]+)/' }, to: { path: '^src/$1/' } },
  { from: { path: '^src/main' }, to: {} },
];
const REQUIRED: readonly object[] = [
  { name: 'needs-price', severity: 'error', module: { path: '^src/ui/' }, to: { path: 'price' } },
  { name: 'reaches-price', severity: 'warn', module: { path: '^src/data/', pathNot: 'row' }, to: { path: 'price', reachable: true } },
  { name: 'needs-own-row', severity: 'error', module: { path: '^src/([^/]+)/store' }, to: { path: '^src/$1/row' } },
];

const index = fc.integer({ min: 0, max: FILES.length - 1 });
const reference = fc.record({ target: index, form: fc.constantFrom('import', 'export', 'dynamic', 'core', 'absent') });
const project = fc.array(fc.array(reference, { maxLength: 3 }), { minLength: FILES.length, maxLength: FILES.length });
const configuration = fc.record({
  forbidden: fc.uniqueArray(fc.constantFrom(...RULES), { minLength: 1, maxLength: 8 }),
  allowed: fc.option(fc.subarray([...ALLOWED], { minLength: 1 }), { nil: undefined }),
  required: fc.option(fc.subarray([...REQUIRED], { minLength: 1 }), { nil: undefined }),
});

function textOf(references: readonly { readonly target: number; readonly form: string }[], from: number): string {
  return references
    .map(({ target, form }) => {
      const up = from === FILES.length - 1 ? './' : '../';
      const specifier = `${up}${(FILES[target] ?? '').replace('src/', '')}`;
      if (form === 'core') return "import 'node:fs';";
      if (form === 'absent') return `import '${up}absent-${target}.js';`;
      if (form === 'dynamic') return `void import('${specifier}');`;
      return form === 'export' ? `export * from '${specifier}';` : `import '${specifier}';`;
    })
    .join('\n');
}

describe('the rule language against dependency-cruiser', () => {
  it('gives the same verdicts on generated projects', async () => {
    await fc.assert(
      fc.asyncProperty(project, configuration, async (files, given) => {
        const root = writeProject(Object.fromEntries(FILES.map((file, at) => [file, `${textOf(files[at] ?? [], at)}\n`])));
        const rules = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        expect(judged(root, rules)).toEqual(await cruised(root, rules));
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
