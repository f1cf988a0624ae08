import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseUnit } from '../../program/index.ts';

interface ForeignReference {
  readonly identifier: { readonly name: string; readonly range: readonly [number, number] };
  readonly isValueReference?: boolean;
}
interface ForeignScopes {
  readonly globalScope: { readonly through: readonly ForeignReference[] };
}
interface ForeignParser {
  parseForESLint(text: string, options: object): { readonly scopeManager: ForeignScopes };
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const parser = createRequire(path.join(root, 'package.json'))('@typescript-eslint/parser') as ForeignParser;
const FOLDERS = ['agents', 'contract', 'gate', 'graph', 'journal', 'program', 'report', 'testing', 'validators', 'test/graph', 'test/journal'];

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && name !== 'varied.ts')
    .map((name) => path.join(folder, name)),
);

/** `name@offset` of the values that no scope of the file declares, after typescript-eslint. */
function theirs(text: string, isJsx: boolean): string[] {
  const { scopeManager } = parser.parseForESLint(text, { range: true, sourceType: 'module', ecmaFeatures: { jsx: isJsx }, lib: [] });
  const open = scopeManager.globalScope.through.filter((reference) => reference.isValueReference !== false && reference.identifier.name !== 'const');
  return [...new Set(open.map(({ identifier }) => `${identifier.name}@${identifier.range[0]}`))].sort();
}

function ours(name: string, text: string): string[] {
  const outcome = parseUnit(name, text);
  if (outcome.type === 'obstacle') throw new Error(outcome.reason);
  const open = outcome.unit.scopes.unresolved.filter((reference) => reference.access !== 'type');
  return [...new Set(open.map((reference) => `${reference.name}@${reference.identifier.start}`))].sort();
}

/** `SOAK=1` takes them all. */
const EVERY = process.env['SOAK'] === undefined ? 3 : 1;

describe('scope analysis', () => {
  it('leaves the same values open as typescript-eslint, in every source of this repository', () => {
    expect(sources.length).toBeGreaterThan(150);
    let open = 0;
    for (const name of sources.filter((_, at) => at % EVERY === 0)) {
      const text = readFileSync(path.join(root, name), 'utf8');
      const expected = theirs(text, name.endsWith('x'));
      open += expected.length;
      expect(ours(name, text), name).toEqual(expected);
    }
    expect(open).toBeGreaterThan(300 / EVERY);
  });

  it.each([
    ['hoisting', 'f(); function f() { return g; } var g = h; { let h = 1; } { function k() {} } k; x = y; typeof z;'],
    ['patterns', 'const { a, b: [c = d, ...e], [f]: g = a, ...h } = i; ({ j, k: l.m } = n); for (const [o] of p) o; for (q in r) q;'],
    ['functions', 'const a = (b, { c }, [d] = b, ...e) => b + c + d + e + f; (function g() { g; }); g; async ({ h = i }) => h;'],
    ['classes', 'class A extends B { static c = A; #d = e; [f]() { return this.#d + g; } static { let h = 1; h; } } (class I { j = I; }); I; A;'],
    ['catch and labels', 'try { a } catch (b) { b; var c } finally { c; b } d: for (;;) { break d; continue d } try {} catch { e }'],
    ['modules', "import a, { b as c, type D } from 'e'; import * as f from 'g'; export { a, c as h }; export default i; export * as j from 'k'; f.l; import.meta.m; import('n'); export { o } from 'p';"],
    ['types', 'type A<B> = B | C; interface D { e: Ff; g(h: I): J } let k: L = m as N satisfies O; function p<Q>(r: Q): r is Q { return <S>t; } enum U { V = w, X = V } namespace Y { export const z = aa } Y; declare const bb: cc.dd; abstract class Ee { constructor(private ff: Gg, public hh = ii) {} }'],
    ['elements', 'const a = <b.c d={e} {...f}>{g}<h /><I j="k" /></b.c>;'],
    ['members', 'a.b.c; a[d]; a?.e?.[f]; ({ g: h, i, [j]: k, l() { return m; }, get n() { return o; } }); p`${q}`; r.s = t; u.v++; delete w.x; new y.z(aa);'],
  ])('agrees about %s', (_, text) => {
    const isJsx = text.includes('</');
    expect(ours(isJsx ? 'a.tsx' : 'a.ts', text)).toEqual(theirs(text, isJsx));
  });
});
