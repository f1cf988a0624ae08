import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createProgram, openTypeChecker } from '../../../program/index.ts';
import type { EditableProgram, FileTypes, TypeChecker, TypeEngineChoice } from '../../../program/index.ts';

const opened: (() => void)[] = [];

afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** A tree on disk, its program, and a checker over it. */
async function projectOf(engine: TypeEngineChoice, files: Readonly<Record<string, string>>): Promise<{ program: EditableProgram; checker: TypeChecker }> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'lockstep-types-')));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const program = createProgram(root);
  const checker = await openTypeChecker({ root, engine, onChild: () => undefined });
  opened.push(() => {
    checker.close();
    rmSync(root, { recursive: true, force: true });
  });
  return { program, checker };
}

function write(program: EditableProgram, file: string, text: string): void {
  program.begin(file, 'create');
  program.append(file, `${file}/0`, text);
  program.complete(file);
}

function codesOf(types: FileTypes): readonly string[] {
  return types.type === 'untyped' ? ['untyped'] : types.diagnostics.map(({ code, start, end }) => `${code}@${start}-${end}`).sort();
}

const TSCONFIG = JSON.stringify({
  compilerOptions: { strict: true, target: 'esnext', module: 'preserve', moduleResolution: 'bundler', allowImportingTsExtensions: true, noEmit: true, jsx: 'preserve', paths: { '~/*': ['./src/*'] } },
  include: ['src'],
});

const BASE = { 'tsconfig.json': TSCONFIG, 'src/model.ts': 'export interface Order { readonly id: string; total: number }\nexport const orders: Order[] = [];\n' };

describe.each<TypeEngineChoice>(['native', 'language-service'])('types by the %s', (engine) => {
  test('a file of the run is judged in the project it will belong to', async () => {
    const { program, checker } = await projectOf(engine, BASE);
    write(program, 'src/deep/use.ts', "import { orders } from '~/model.ts';\nexport const first: number = orders[0]?.id;\n");
    const types = await checker.check(program, 'src/deep/use.ts');
    expect(types).toMatchObject({ type: 'checked', config: 'tsconfig.json' });
    expect(codesOf(types)).toEqual(['2322@50-55']);
  });

  test('without a configuration, the types that are installed count', async () => {
    const { program, checker } = await projectOf(engine, {
      'node_modules/@types/host/package.json': '{ "name": "@types/host", "version": "1.0.0", "types": "index.d.ts" }',
      'node_modules/@types/host/index.d.ts': 'declare const host: { readonly name: string };\n',
    });
    write(program, 'use.ts', 'export const a: string = host.name;\nexport const b: number = host.name;\n');
    expect(codesOf(await checker.check(program, 'use.ts'))).toEqual(['2322@49-50']);
  });

  test('a change of the run is seen by the files that import it, and so is its end', async () => {
    const { program, checker } = await projectOf(engine, { ...BASE, 'src/use.ts': "import { orders } from './model.ts';\nexport const total: number = orders.length;\n" });
    expect(codesOf(await checker.check(program, 'src/use.ts'))).toEqual([]);
    program.begin('src/model.ts', 'replace');
    program.append('src/model.ts', '0', "export const orders = 'none';\n");
    program.complete('src/model.ts');
    expect(codesOf(await checker.check(program, 'src/use.ts'))).toEqual([]);
    program.setText('src/model.ts', '1', 'export const orders = { length: true };\n');
    expect(codesOf(await checker.check(program, 'src/use.ts'))).toEqual(['2322@50-55']);
    program.begin('src/model.ts', 'delete');
    expect(codesOf(await checker.check(program, 'src/use.ts'))).toEqual(['2307@23-35']);
    program.drop('src/model.ts');
    expect(codesOf(await checker.check(program, 'src/use.ts'))).toEqual([]);
  });

  test('places count in characters as the editor counts them', async () => {
    const { program, checker } = await projectOf(engine, BASE);
    write(program, 'src/place.ts', "export const name = '😀é';\nexport const wrong: number = name;\n");
    expect(codesOf(await checker.check(program, 'src/place.ts'))).toEqual(['2322@40-45']);
  });

  test('without a configuration strict defaults hold, and files find each other', async () => {
    const { program, checker } = await projectOf(engine, { 'a.ts': 'export const a = 1;\n' });
    write(program, 'b.ts', "import { a } from './a.ts';\nimport { c } from './lib/c.ts';\nexport function f(p) { return a.length + c; }\n");
    write(program, 'lib/c.ts', 'export const c: number = 2;\n');
    const types = await checker.check(program, 'b.ts');
    expect(types).toMatchObject({ config: undefined });
    expect(codesOf(types)).toEqual(['2339@92-98', '7006@78-79']);
    expect(codesOf(await checker.check(program, 'lib/c.ts'))).toEqual([]);
  });

  test('a referenced project with settings of its own holds its files', async () => {
    const { program, checker } = await projectOf(engine, {
      'tsconfig.json': '{\n  // one for each side\n  "files": [],\n  "references": [{ "path": "./server" }, { "path": "./page/tsconfig.app.json" }],\n}\n',
      'server/tsconfig.json': '{ "compilerOptions": { "strict": true, "composite": true, "lib": ["esnext"], "types": [] } }',
      'server/main.ts': 'export {};\n',
      'page/tsconfig.app.json': '{ "compilerOptions": { "strict": false, "composite": true, "lib": ["esnext", "dom"], "types": [] } }',
      'page/main.ts': 'export {};\n',
    });
    write(program, 'server/new.ts', 'export const here: string = document.title;\n');
    write(program, 'page/new.ts', 'export function here(a) { return document.title + a; }\n');
    expect(codesOf(await checker.check(program, 'server/new.ts'))).toEqual(['2584@28-36']);
    expect(codesOf(await checker.check(program, 'page/new.ts'))).toEqual([]);
  });

  test('a configuration takes what it does not say from those it extends, and markup is judged by the declared elements', async () => {
    const { program, checker } = await projectOf(engine, {
      'tsconfig.json': '{ "extends": ["./base.json", "./strict.json"], "include": ["src"] }',
      'base.json': '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler", "noEmit": true, "jsx": "preserve", "types": [], "paths": { "#lib/*": ["./lib/*"] } } }',
      'strict.json': '{ "compilerOptions": { "strict": true, "noUncheckedIndexedAccess": true } }',
      'lib/size.ts': 'export const sizes: number[] = [];\n',
      'src/jsx.d.ts': 'declare namespace JSX {\n  interface Element {}\n  interface IntrinsicElements { box: { size: number } }\n}\n',
    });
    write(program, 'src/view.tsx', "import { sizes } from '#lib/size';\nexport const first: number = sizes[0];\nexport const good = <box size={1} />;\nexport const bad = <box size=\"1\" />;\n");
    expect(codesOf(await checker.check(program, 'src/view.tsx'))).toEqual(['2322@136-140', '2322@48-53']);
  });

  test('JavaScript is judged where the project asks for it', async () => {
    const files = { 'a.js': 'export const a = 1;\n', 'tsconfig.json': '{ "compilerOptions": { "allowJs": true, "noEmit": true, "strict": true, "types": [], "module": "esnext" } }' };
    const { program, checker } = await projectOf(engine, files);
    write(program, 'b.js', "import { a } from './a.js';\nexport const b = a.toUpperCase();\n");
    expect(codesOf(await checker.check(program, 'b.js'))).toEqual(['untyped']);
    const checked = await projectOf(engine, { ...files, 'tsconfig.json': files['tsconfig.json'].replace('"strict"', '"checkJs": true, "strict"') });
    write(checked.program, 'b.js', "import { a } from './a.js';\nexport const b = a.toUpperCase();\n");
    expect(codesOf(await checked.checker.check(checked.program, 'b.js'))).toEqual(['2339@47-58']);
  });

  test('comments that silence the compiler say nothing in generated text, and keep their word on disk', async () => {
    const silenced = '// @ts-nocheck\n// @ts-ignore\nexport const a: number = 1;\n// @ts-expect-error it is wrong\nexport const b: string = a;\n';
    const { program, checker } = await projectOf(engine, { ...BASE, 'src/old.ts': silenced });
    write(program, 'src/new.ts', silenced);
    expect(codesOf(await checker.check(program, 'src/new.ts'))).toEqual(['2322@102-103']);
    expect(codesOf(await checker.check(program, 'src/old.ts'))).toEqual([]);
    expect(codesOf(await checker.checkAsGenerated(program, 'src/old.ts'))).toEqual(['2322@102-103']);
    expect(codesOf(await checker.check(program, 'src/old.ts'))).toEqual([]);
  });

  test('a configuration of the run counts for nothing', async () => {
    const { program, checker } = await projectOf(engine, BASE);
    program.begin('tsconfig.json', 'replace');
    program.append('tsconfig.json', '0', '{ "compilerOptions": { "strict": false } }');
    program.complete('tsconfig.json');
    write(program, 'src/loose.ts', 'export function f(p) { return p; }\n');
    expect(codesOf(await checker.check(program, 'src/loose.ts'))).toEqual(['7006@18-19']);
  });
});

const SOURCES: Readonly<Record<string, string>> = {
  'src/money.ts': "export type Currency = 'eur' | 'usd';\nexport interface Money { readonly amount: number; readonly currency: Currency }\nexport const add = (a: Money, b: Money): Money => ({ amount: a.amount + b.amount, currency: b.curency });\n",
  'src/cart.ts': "import { add } from './money.ts';\nimport type { Money } from './money.ts';\nexport class Cart<T extends { price: Money }> {\n  #items: T[] = [];\n  total(): Money { return this.#items.map((item) => item.price).reduce(add); }\n  first(): T { return this.#items[0] ?? null; }\n  abstract later(): void;\n}\n",
  'src/page.tsx': "import { Cart } from './cart.ts';\nconst cart = new Cart<{ price: number }>();\nexport const sum: string = cart.total();\nexport function over(a: string): string;\nexport function over(a: number): number { return a; }\nlet late: string;\nexport const length = late.length;\n",
  'src/unused.ts': "import { missing } from './money.ts';\nimport { gone } from './gone.ts';\nfor (const each of 5) console.log(each, missing, gone);\nexport const wide: Record<'a' | 'b', number> = { a: 1 };\nexport enum Level { Low, High }\nswitch (Level.Low as Level) { case 'x': break; }\n",
};

test('both compilers say the same of every file', async () => {
  const said: string[][] = [];
  for (const engine of ['native', 'language-service'] as const) {
    const { program, checker } = await projectOf(engine, BASE);
    for (const [file, text] of Object.entries(SOURCES)) write(program, file, text);
    const codes: string[] = [];
    for (const file of Object.keys(SOURCES)) codes.push(...codesOf(await checker.check(program, file)).map((code) => `${file} ${code}`));
    said.push(codes);
  }
  expect(said[0]?.length).toBeGreaterThan(10);
  expect(said[0]).toEqual(said[1]);
});
