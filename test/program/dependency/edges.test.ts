import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { expect, it } from 'vitest';
import { createDependencyView, createProgram, readDependencyRules } from '../../../program/index.ts';

const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const OPTIONS = { tsPreCompilationDeps: true, exclude: { path: '\\.d\\.[cm]?ts$' } };

/** The source of an installed package as a tree of its own, so that it counts as source; packages are resolved by nobody. */
function treeOf(folder: string): string {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-edges-'));
  const from = path.join(MODULES, folder);
  cpSync(from, path.join(root, 'src'), { recursive: true, filter: (at) => !at.slice(from.length).includes('node_modules') });
  writeFileSync(path.join(root, 'package.json'), '{"name":"compare","type":"module"}');
  return root;
}

interface Target {
  readonly resolved: string;
  readonly coreModule?: boolean;
  readonly couldNotResolve?: boolean;
}
const edge = (from: string, { resolved, coreModule, couldNotResolve }: Target): string => `${from} -> ${resolved} ${coreModule === true ? 'core' : couldNotResolve === true ? 'unknown' : 'file'}`;

it.each([
  ['CommonJS', 'commander', 8],
  ['TypeScript', 'eventsource-parser/src', 8],
  ['ES modules', 'publint/src', 15],
])('the edges of a real package of %s are those of dependency-cruiser', async (_, folder, fewest) => {
  const root = treeOf(folder);
  const program = createProgram(root);
  const view = createDependencyView({ root, graph: program.graph, text: program.text, version: 0, isErased: () => false }, readDependencyRules({ options: OPTIONS }, 'compare'));
  const ours = view.modules().flatMap((file) => view.dependenciesOf(file).map(({ facts }) => edge(file, facts)));
  const { output } = await cruise(['src'], { baseDir: root, ...OPTIONS });
  if (typeof output === 'string') throw new Error(output);
  const theirs = output.modules.flatMap(({ source, dependencies }) => dependencies.map((each) => edge(source, each)));
  expect([...new Set(ours)].sort()).toEqual([...new Set(theirs)].sort());
  expect(ours.length).toBeGreaterThanOrEqual(fewest);
});
