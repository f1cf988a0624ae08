import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDependencyRules } from '../../../program/index.ts';

// dependency-cruiser's own check of the shape, which its door does not lead to.
const { validate } = (await import(new URL('../../../node_modules/dependency-cruiser/src/schema/configuration.validate.mjs', import.meta.url).href)) as { readonly validate: (value: unknown) => boolean };

const text = fc.constantFrom<unknown>('^a', ['a', 'b'], [], 3);
const flag = fc.constantFrom<unknown>(true, false, 'yes');
const kinds = fc.constantFrom<unknown>(['npm'], ['npm', 'local'], ['nmp'], 'npm');
const via = fc.constantFrom<unknown>('a', ['a'], { path: 'a' }, { pathNot: 'a', dependencyTypes: ['npm'] }, { orphan: true });
const count = fc.constantFrom<unknown>(0, 2, 100, 101, -1, 1.5, '2');

const CONDITIONS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  path: text, pathNot: text, orphan: flag, couldNotResolve: flag, circular: flag, dynamic: flag, exoticallyRequired: flag, exoticRequire: text, exoticRequireNot: text, preCompilationOnly: flag,
  dependencyTypes: kinds, dependencyTypesNot: kinds, moreThanOneDependencyType: flag, license: text, licenseNot: text, via, viaOnly: via, viaNot: text, viaSomeNot: text, moreUnstable: flag, ancestor: flag,
  reachable: flag, numberOfDependentsLessThan: count, numberOfDependentsMoreThan: count, pathh: text,
};
const named = (weights: Readonly<Record<string, number>>) =>
  fc.uniqueArray(fc.oneof(...Object.keys(CONDITIONS).map((key) => ({ arbitrary: fc.constant(key), weight: weights[key] ?? 1 }))), { maxLength: 3 }).chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, CONDITIONS[key] ?? text]))));
const from = named({ path: 20, pathNot: 20, orphan: 10 });
const to = named({ path: 20, pathNot: 10, reachable: 15, circular: 5, dependencyTypes: 5, via: 5 });
const module = named({ path: 20, pathNot: 20, numberOfDependentsLessThan: 10, numberOfDependentsMoreThan: 10 });
const head = fc.record({ name: fc.constant('x'), comment: fc.constant('x'), severity: fc.constantFrom('error', 'warn', 'bad'), scope: fc.constantFrom('module', 'folder', 'x') }, { requiredKeys: [] });
const body = fc.oneof(fc.record({ from, to }), fc.record({ module, from }), fc.record({ module, to }), fc.record({ from, to, module }, { requiredKeys: [] }));
const rule = fc.tuple(fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, head), body).map(([first, rest]) => ({ ...first, ...rest }));

function isRead(configuration: unknown): boolean {
  try {
    readDependencyRules(configuration, 'rules');
    return true;
  } catch {
    return false;
  }
}

it('reads a rule exactly where dependency-cruiser does', () => {
  const seen = { true: 0, false: 0 };
  fc.assert(
    fc.property(fc.constantFrom('forbidden', 'allowed', 'required'), rule, (section, given) => {
      const { name: _, severity, ...rest } = given as Readonly<Record<string, unknown>>;
      // A name and a severity of an allowed rule are passed over here.
      const asked = section === 'allowed' && severity !== 'bad' ? rest : given;
      const expected = validate(structuredClone({ [section]: [asked] }));
      seen[`${expected}`] += 1;
      expect(isRead({ [section]: [given] })).toBe(expected);
    }),
    { numRuns: 4_000 },
  );
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(200);
});
