import { describe, expect, it } from 'vitest';
import { judgeWhole } from '../rules/judge.ts';

/** Statements of the language, some with names that later ones of the same case use; none of them touches the input. */
const FORMS: readonly string[] = [
  'class Held { #open = 1; static holds(value: object): boolean { return #open in value && !(#open in this); } }',
  'class Counter { static count = 0; static { Counter.count += 1; } accessor size = 1; get [Symbol.toStringTag]() { return `counter`; } }',
  'abstract class Shape { abstract area(): number; declare kind: string; constructor(protected readonly name = `shape`, public side?: number) {} }',
  'class Square extends (globalThis.Object as new () => object) { constructor() { super(); new.target; super.toString?.(); } }',
  'enum Level { low, high = 1 << 2, text = `a`.length }',
  'namespace Tools { export const one = 1; export namespace Inner { export function two() { return one; } } }',
  'outer: for (const [left, right = left] of new Map([[1, 2]])) { for (;;) { if (left) continue outer; else break outer; } }',
  'do { var later = 1; } while (later-- > 0); for (const key in { later }) void key; for (var at = 0, end = 3; at < end; at++, end--);',
  'switch (Number(0)) { default: case 1: { let inner = 1; inner ||= 2; inner &&= 3; inner ??= 4; inner **= 2; inner >>>= 1; } case 2: break; }',
  'try { throw new Error(`x`); } catch { } finally { ; } try { JSON.parse(`{}`); } catch ({ message: text = `` }) { void text; }',
  'const { a: { b: [c, , ...d] = [] } = {}, ["e" + 1]: e1, ...others } = Object.create(null); [c, others.d] = [d, e1];',
  'const tagged = String.raw`a${1}b${`c${2}`}`; const wide = 1_000n ** 2n; const pattern = /(?<year>\\p{L}+)[\\w--\\d]/v; void [tagged, wide, pattern];',
  'const chain = globalThis?.process?.["env"]?.HOME!; const meta = import.meta.url; void (chain satisfies unknown as string, meta, <const T,>(x: T) => x);',
  'async function* numbers() { const got = yield* [1]; for await (const each of [Promise.resolve(1)]) yield each; return got; } void numbers;',
  'const self = { async *go() {}, get v() { return 1; }, set v(_) {}, ["k" + 1]() {}, __proto__: null, async: 1, of: 2 }; delete self.of; void self;',
  'using handle = { [Symbol.dispose]() {} }; void handle;',
  'if (1) function declared() {} else ; label: { break label; } debugger; ;;; void typeof undeclared; new Date; new (class {})(); !function () {}();',
  'function assertText(value: unknown): asserts value is string {} function overloaded(a: string): void; function overloaded(a: unknown) {} void [assertText, overloaded];',
  'type Deep<T> = T extends [infer H, ...infer R] ? [H, ...Deep<R>] : `${Lowercase<string>}-x`; interface Open { readonly [key: string]: unknown; new (): Open; (): void; }',
  'const late = import("node:path").then((module) => module.default, () => undefined); void late; const { argv = [] } = process; void argv;',
];

const appAround = (form: string): string => `import { exec } from 'node:child_process';
import express from 'express';
express().get('/', async function (this: unknown, req, res) {
  ${form}
  exec(\`list \${req.query.name}\`);
  res.end();
});
`;

describe('forms of the language', () => {
  it.each(FORMS)('%s', async (form) => {
    const { file, done } = await judgeWhole([{ path: 'app.ts', text: appAround(form) }]);
    expect(done.filter((status) => !/pass|fail|skipped/.test(status))).toEqual([]);
    expect(file.flatMap(({ rule, location }) => (rule === 'owasp/command-injection' ? [location.start.line] : []))).toEqual([5]);
  });
});
