import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../../index.ts';

/** What a wrong configuration is told: the file, the place, what was expected and what came. */
const POLICIES: readonly (readonly [what: string, policy: object, message: RegExp])[] = [
  ['a rule that is mistyped', { rules: { 'owasp/sql-injecton': 'off' } }, /policy\.rules\.owasp\/sql-injecton: expected a rule of owasp, got "owasp\/sql-injecton"; did you mean owasp\/sql-injection\?/],
  ['a rule that has another name', { rules: { 'architecture/import-cycle': 'off' } }, /expected a rule of architecture, .* did you mean architecture\/cycle\?/],
  ['a family that is mistyped', { rules: { 'owsap/sql-injection': 'off' } }, /expected one of .*, got "owsap\/sql-injection"; did you mean owasp\?/],
  ['a waiver for no rule', { waivers: [{ rule: 'generic/secrets', owner: 'a', reason: 'b', expires: '2030-01-01' }] }, /policy\.waivers\[0\]\.rule: .* did you mean generic\/secret\?/],
  ['an unknown key', { architecure: {} }, /policy: unknown key "architecure"; did you mean "architecture"\? Expected one of advisories, approval, architecture, .*waivers$/],
  ['an unknown key further in', { architecture: { door: [] } }, /policy\.architecture: unknown key "door"; did you mean "doors"\? Expected one of /],
  ['a wrong value', { architecture: { unused: 'maybe' } }, /policy\.architecture\.unused: .*refuse.*, got "maybe"/],
  ['a contract of one folder', { architecture: { independent: [{ name: 'x', modules: ['src/a'] }] } }, /policy\.architecture\.independent\[0\]\.modules: expected two folders or more, or one with a \*.*, got \["src\/a"\]/],
  ['a folder that is a glob', { architecture: { doors: [{ folder: 'src/**' }] } }, /policy\.architecture\.doors\.0\.folder: expected a folder from the root .*, got "src\/\*\*"/],
  ['two doors of a folder', { architecture: { doors: [{ folder: 'src/*' }, { folder: 'src/*' }] } }, /doors\[1\]\.folder: expected a folder that has no door yet/],
  ['a placing that asks for nothing', { architecture: { placing: [{ name: 'x', files: ['**'] }] } }, /placing\[0\]: expected folders, case or pattern, else it asks for nothing/],
  ['an impossible pattern', { architecture: { placing: [{ name: 'x', files: ['**'], pattern: '(' }] } }, /placing\[0\]\.pattern: expected a regular expression .*, got "\("/],
  ['a pattern that takes for ever', { architecture: { placing: [{ name: 'x', files: ['**'], pattern: '^(a+)+$' }] } }, /placing\[0\]\.pattern: expected a pattern that is matched in reasonable time .*exponential/],
  ['a case nobody writes', { architecture: { placing: [{ name: 'x', files: ['**'], case: 'Train-Case' }] } }, /placing\.0\.case: .*kebab-case/],
  ['two layers of one name', { architecture: { layers: [{ name: 'a', paths: ['a/**'], mayImport: [] }, { name: 'a', paths: ['b/**'], mayImport: [] }] } }, /layers\[1\]\.name: expected a name that no other one has, got "a"/],
  ['a layer that imports none', { architecture: { layers: [{ name: 'a', paths: ['a/**'], mayImport: ['b'] }] } }, /layers\[0\]\.mayImport: expected one of a, got "b"/],
  ['types that are required and off', { types: 'off', required: { code: ['types'] } }, /policy\.required\.code\[0\]: expected a validator that runs/],
  ['a reviewer nobody runs', { secondReview: { from: 10, reviewer: 'security-team' } }, /policy\.secondReview\.reviewer: expected one of the validators, or person/],
];
const CRUISER: readonly (readonly [what: string, options: object, message: RegExp])[] = [
  ['an option that does not exist', { doNotFolow: 'x' }, /options: unknown key "doNotFolow"; did you mean "doNotFollow"\?/],
  ['aliases of webpack', { webpackConfig: { fileName: 'w.js' } }, /options\.webpackConfig: expected none: aliases of webpack are not supported here/],
  ['a part of the tree', { focus: '^src' }, /options\.focus: expected none: focus would judge a part of the tree only, .* got "\^src"/],
  ['modules that are within reach', { reaches: '^src' }, /options\.reaches: expected none/],
  ['what a change touches', { affected: true }, /options\.affected: expected none/],
  ['folders in place of modules', { collapse: 1 }, /options\.collapse: expected none: .* got 1/],
  ['another parser', { parser: 'swc' }, /options\.parser: expected none, "acorn" or "tsc": .* got "swc"/],
  ['another file for a folder', { enhancedResolveOptions: { mainFiles: ['main'] } }, /options\.enhancedResolveOptions\.mainFiles\.0: expected "index": .* got "main"/],
  ['an unknown way to resolve', { enhancedResolveOptions: { alias: {} } }, /options\.enhancedResolveOptions: unknown key "alias"; expected one of aliasFields, /],
  ['imports in comments', { detectJSDocImports: true }, /options\.detectJSDocImports: expected none or false: .* not supported here, got true/],
  ['plug and play', { externalModuleResolutionStrategy: 'yarn-pnp' }, /options\.externalModuleResolutionStrategy: expected none or "node_modules"/],
  ['other languages', { extraExtensionsToScan: ['.vue'] }, /options\.extraExtensionsToScan: expected none or \[\]/],
];

function load(files: Readonly<Record<string, object>>) {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-errors-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), JSON.stringify(content));
  }
  return loadConfig({ cwd: root, today: '2026-01-01' });
}

it.each(POLICIES)('%s is refused with its place', async (_, policy, message) => {
  await expect(load({ 'lockstep.config.json': { policy } })).rejects.toThrow(message);
});

it.each(CRUISER)('%s in a dependency-cruiser file is refused with its place', async (_, options, message) => {
  await expect(load({ 'lockstep.config.json': {}, '.dependency-cruiser.json': { options } })).rejects.toThrow(message);
});

it('passes over what only shapes a report, and what dependency-cruiser writes itself when it is set up', async () => {
  const options = { progress: { type: 'none' }, cache: true, highlight: '^src', reporterOptions: { dot: {} }, enhancedResolveOptions: { exportsFields: ['exports'], mainFields: ['main'] }, skipAnalysisNotInRules: true, detectProcessBuiltinModuleCalls: true, preserveSymlinks: false };
  expect((await load({ 'lockstep.config.json': {}, '.dependency-cruiser.json': { options } })).policy.architecture.dependencyRules?.options).toMatchObject({ detectProcessBuiltinModuleCalls: true });
});

it('lets pass the rules of tools that the user brings, and locks only what a policy has', async () => {
  expect((await load({ 'lockstep.config.json': { policy: { rules: { 'semgrep/js-sqli': 'risk', 'house/no-foo': 'off' } }, validators: [{ id: 'house', module: './house.mjs' }] } })).policy.rules).toHaveProperty('house/no-foo');
  await expect(load({ 'org.json': { locked: ['netwrok.mode'] }, 'lockstep.config.json': { extends: './org.json' } })).rejects.toThrow(/org\.json: locked\[0\]: expected a key of the policy \(.*\), got "netwrok\.mode"/);
});
