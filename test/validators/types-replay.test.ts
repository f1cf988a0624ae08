import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Finding } from '../../contract/index.ts';
import { createProgram } from '../../program/index.ts';
import type { EditableProgram } from '../../program/index.ts';
import { createTypesValidator } from '../../validators/index.ts';
import { POLICY, statementsOf, unitOf } from '../rules/judge.ts';
import type { CaseFile } from '../rules/judge.ts';

const CONFIG = { compilerOptions: { strict: true, target: 'es2022', module: 'preserve', allowImportingTsExtensions: true, noEmit: true, noUnusedLocals: true, types: ['node'] }, include: ['src'] };

/** A small project with flaws of many kinds; names are used before their files come, whatever the order. */
const FILES: readonly CaseFile[] = [
  { path: 'src/shape.ts', text: "export interface Shape { readonly kind: 'circle' | 'square'; area(): number }\nexport interface Shape { readonly name: string }\nexport type Named<T> = T & { readonly label: string };\n" },
  { path: 'src/circle.ts', text: "import type { Shape } from './shape.ts';\nimport { PI } from './numbers.ts';\nexport class Circle implements Shape {\n  readonly kind = 'circle';\n  readonly name = 'circle';\n  constructor(readonly radius: number) {}\n  area(): number { return PI * this.radius ** 2; }\n}\nexport const round: Shape = new Circle('1');\nexport const wrong = round.perimeter;\n" },
  { path: 'src/numbers.ts', text: "import { Circle } from './circle.ts';\nexport const PI = 3.14;\nexport const unit = new Circle(1).area();\nexport const text: string = unit;\nconst unused = 1;\n" },
  { path: 'src/square.ts', text: "import type { Named, Shape } from './shape.ts';\nimport { absent } from './absent.ts';\nimport { nothing } from './numbers.ts';\nexport const square: Named<Shape> = { kind: 'square', name: 'square', area: () => 1 };\nexport function pick(kind: string): string;\nexport function pick(kind: number): number;\nexport function pick(kind: string | number): string | number { return kind; }\nexport const picked: number = pick('a');\nexport const rest = [absent, nothing, undeclared];\n" },
  { path: 'src/global.ts', text: 'export {};\ndeclare global {\n  const undeclaredYet: number;\n  interface Array<T> { second(): T | undefined }\n}\n' },
  { path: 'src/user.ts', text: "export const later: string = undeclaredYet;\nexport const second: string = [1].second();\nexport const third = [1].third();\n" },
];

const compilers: number[] = [];
afterAll(() => compilers.forEach((pid) => process.kill(pid, 'SIGKILL')));

interface Said {
  readonly inStream: readonly string[];
  readonly final: readonly string[];
}

/** Judges the files in an order, statement by statement, and tells what was said before the end and at the end. */
async function replay(program: EditableProgram, files: readonly CaseFile[]): Promise<Said> {
  const validator = createTypesValidator({ engine: 'native', onChild: (pid) => compilers.push(pid) });
  const said = { inStream: [] as string[], final: [] as string[] };
  const judge = async (unit: ReturnType<typeof unitOf>, into: string[]): Promise<void> => {
    const request = { unit, program, policy: { ...POLICY, types: 'native' as const }, signal: new AbortController().signal, exec: () => Promise.reject(new Error('nothing is run')) };
    for await (const part of validator.validate(request)) if (part.type === 'finding') into.push(keyOf(part.finding));
    await validator.prepare(program);
  };
  for (const file of files) {
    program.begin(file.path, 'create');
    let start = 0;
    for (const [index, text] of statementsOf(file).entries()) {
      program.append(file.path, `${file.path}/${index}`, text);
      await judge({ ...unitOf({ path: file.path, text }, 'chunk'), span: { start, end: start + text.length } }, said.inStream);
      start += text.length;
    }
    program.complete(file.path);
    await judge(unitOf(file, 'file'), said.inStream);
  }
  for (const file of files) await judge(unitOf(file, 'program'), said.final);
  return said;
}

function keyOf({ location, message }: Finding): string {
  return `${location.path}(${location.start.line},${location.start.column}) ${/TS\d+/.exec(message)?.[0] ?? message}`;
}

/** What the compiler says of the finished project, started on its own. */
function compiled(root: string): readonly string[] {
  for (const { path: file, text } of FILES) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  try {
    execFileSync(process.execPath, ['node_modules/typescript-native/bin/tsc', '-p', root, '--pretty', 'false'], { encoding: 'utf8' });
    return [];
  } catch (thrown) {
    const output = typeof thrown === 'object' && thrown !== null && 'stdout' in thrown ? String(thrown.stdout) : '';
    return [...output.matchAll(/(src\/[^\s(]+\(\d+,\d+\)): error (TS\d+)/g)].map(([, place, code]) => `${place} ${code}`);
  }
}

test('types are judged as the compiler judges them at the end, in any order of files, and nothing is said too early', async () => {
  const orders = [FILES, [...FILES].reverse(), [3, 5, 1, 4, 0, 2].flatMap((at) => FILES[at] ?? [])];
  for (const [at, files] of orders.entries()) {
    const program = createProgram(realpathSync(mkdtempSync(path.join(tmpdir(), 'lockstep-replay-'))));
    writeFileSync(path.join(program.root, 'tsconfig.json'), JSON.stringify(CONFIG));
    symlinkSync(path.resolve('node_modules'), path.join(program.root, 'node_modules'));
    const { inStream, final } = await replay(program, files);
    const expected = [...new Set(compiled(program.root))].sort();
    expect(expected.length, `order ${at}`).toBeGreaterThan(8);
    expect([...new Set(final)].sort(), `order ${at}`).toEqual(expected);
    expect(inStream.filter((key) => !expected.includes(key)), `order ${at}`).toEqual([]);
    expect(inStream.length, `order ${at}`).toBeGreaterThan(0);
  }
});
