import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../program/index.ts';
import type { EditableProgram } from '../../program/index.ts';
import { emptyProgram } from '../rules/judge.ts';

function put(program: EditableProgram, path: string, text: string): void {
  program.begin(path, 'create');
  program.append(path, path, text);
  program.complete(path);
}

const filesOf = (program: EditableProgram, path: string): readonly (string | undefined)[] => program.graph.dependenciesOf(path).map(({ file }) => file);

describe('the module graph', () => {
  it('knows imports, re-exports, dynamic imports, require and types apart', () => {
    const program = emptyProgram();
    for (const name of ['b', 'c', 'd', 'e', 'f']) put(program, `src/${name}.ts`, 'export const x = 1;');
    put(program, 'src/a.ts', "import { x } from './b.js';\nexport * from './c.js';\nvoid import('./d.js');\nconst e = require('./e');\nimport type { X } from './f.js';\nlet y: import('./b.js').X;");
    expect(program.graph.dependenciesOf('src/a.ts').map(({ file, reference }) => [file, reference.types.join(), reference.typeOnly])).toEqual([
      ['src/b.ts', 'import', false],
      ['src/f.ts', 'type-only,import', true],
      ['src/c.ts', 'export', false],
      ['src/d.ts', 'dynamic-import', false],
      ['src/e.ts', 'require', false],
      ['src/b.ts', 'type-import', true],
    ]);
  });

  it('follows aliases of the tsconfig and of the manifest to files that only the run has', () => {
    const program = emptyProgram();
    put(program, 'tsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./src/*"], }, } } // the app');
    put(program, 'package.json', '{ "imports": { "#db": "./src/db.ts" } }');
    put(program, 'src/db.ts', '');
    put(program, 'src/a.ts', "import '@/db';\nimport '#db';");
    expect(filesOf(program, 'src/a.ts')).toEqual(['src/db.ts', 'src/db.ts']);
  });

  it('finds packages of a workspace that no install has linked, by what their manifests name or its source', () => {
    const program = emptyProgram();
    const disk = {
      'package.json': '{"workspaces":["packages/*","apps/**"]}',
      'packages/ui/package.json': '{"name":"@acme/ui","exports":{".":{"types":"./dist/index.d.ts","import":"./dist/index.js"},"./parts/*":"./dist/parts/*.js"}}',
      'packages/ui/src/index.ts': 'export const ui = 1;',
      'packages/ui/src/parts/card.ts': 'export const card = 1;',
      'packages/plain/package.json': '{"name":"plain","main":"main.js"}',
      'packages/plain/main.js': 'exports.plain = 1;',
      'apps/web/admin/package.json': '{"name":"admin"}',
      'apps/web/admin/src/index.tsx': 'export const admin = 1;',
      'packages/ui/src/app.ts': "import '@acme/ui';\nimport '@acme/ui/parts/card';\nimport 'plain';\nimport 'admin';\nimport 'foreign';",
    };
    for (const [file, text] of Object.entries(disk)) {
      mkdirSync(path.dirname(path.join(program.root, file)), { recursive: true });
      writeFileSync(path.join(program.root, file), text);
    }
    expect(filesOf(program, 'packages/ui/src/app.ts')).toEqual(['packages/ui/src/index.ts', 'packages/ui/src/parts/card.ts', 'packages/plain/main.js', 'apps/web/admin/src/index.tsx', undefined]);
  });

  it('changes its mind about importers when a file comes and goes', () => {
    const program = emptyProgram();
    put(program, 'a.ts', "import './b.js';");
    expect(filesOf(program, 'a.ts')).toEqual([undefined]);
    put(program, 'b.ts', '');
    expect(filesOf(program, 'a.ts')).toEqual(['b.ts']);
    expect(program.graph.dependentsOf('b.ts')).toEqual(['a.ts']);
    program.drop('b.ts');
    expect(filesOf(program, 'a.ts')).toEqual([undefined]);
    expect(program.graph.dependentsOf('b.ts')).toEqual([]);
  });

  it('takes edges away with the piece that brought them', () => {
    const program = emptyProgram();
    put(program, 'b.ts', '');
    program.begin('a.ts', 'create');
    program.append('a.ts', '1', "import './b.js';\n");
    expect(program.graph.dependentsOf('b.ts')).toEqual(['a.ts']);
    program.truncate('a.ts', '1');
    expect(program.graph.dependentsOf('b.ts')).toEqual([]);
  });

  it('keeps components and ways as a graph made anew has them, whatever changes', () => {
    const name = fc.integer({ min: 0, max: 7 }).map((each) => `f${each}.ts`);
    const change = fc.record({ file: name, imports: fc.uniqueArray(name, { maxLength: 4 }), gone: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 25 }), (changes) => {
        const kept = emptyProgram();
        const now = new Map<string, readonly string[]>();
        for (const { file, imports, gone } of changes) {
          if (gone) kept.drop(file);
          else put(kept, file, imports.map((each) => `import './${each}';`).join('\n'));
          if (gone) now.delete(file);
          else now.set(file, imports);
          kept.graph.components();
          kept.graph.components().membersOf(file);
        }
        const reaches = reachability(now);
        for (const a of now.keys())
          for (const b of now.keys()) {
            const cyclic = a === b || (reaches(a, b) && reaches(b, a));
            expect(kept.graph.components().together(a, b)).toBe(cyclic);
            if (a !== b) expect(kept.graph.pathBetween(a, b) !== undefined).toBe(reaches(a, b));
          }
      }),
      { numRuns: 120 },
    );
  });
});

function reachability(imports: ReadonlyMap<string, readonly string[]>): (from: string, to: string) => boolean {
  return (from, to) => {
    const seen = new Set<string>();
    const queue = [from];
    for (let at = queue.pop(); at !== undefined; at = queue.pop())
      for (const next of imports.get(at) ?? []) {
        if (!imports.has(next)) continue;
        if (next === to) return true;
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    return false;
  };
}

it('searches a way back without reading a tree that nobody has read, and lists its files without reading any', () => {
  let signs = 0;
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-graph-'));
  for (let index = 0; index < 100; index++) writeFileSync(path.join(root, `f${index}.js`), index === 0 ? '' : `import './f${index - 1}.js';`);
  const { graph } = createProgram(root, () => (signs += 1));
  expect(graph.paths()).toHaveLength(100);
  expect(graph.wayBack('f1.js', 'f0.js')).toBeUndefined();
  expect(signs).toBe(0);
  while (graph.readAhead());
  expect(signs).toBeGreaterThan(2);
  expect(graph.dependentsOf('f7.js')).toEqual(['f8.js']);
  expect(graph.wayBack('f1.js', 'f0.js')).toBeUndefined();
});

it('finds a way back through files that the tree does not list, whether or not the tree has been read', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-graph-'));
  mkdirSync(path.join(root, 'build'));
  writeFileSync(path.join(root, 'main.js'), "import './build/a.js';");
  writeFileSync(path.join(root, 'build/a.js'), "import './b.js';");
  writeFileSync(path.join(root, 'build/b.js'), "import './a.js';\nimport '../main.js';");
  const ways = (isRead: boolean): readonly (number | undefined)[] => {
    const { graph } = createProgram(root);
    if (isRead) while (graph.readAhead());
    return [graph.wayBack('build/a.js', 'build/b.js')?.length, graph.wayBack('main.js', 'build/a.js')?.length];
  };
  expect(ways(false)).toEqual([1, 2]);
  expect(ways(true)).toEqual(ways(false));
});
