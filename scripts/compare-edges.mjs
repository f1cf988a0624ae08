// Compares the edges of the module graph with dependency-cruiser's: node scripts/compare-edges.mjs FOLDER… Build first.
// Each folder is copied into a tree of its own, so that what is installed counts as source; packages are resolved by neither.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { createDependencyView, createProgram, readDependencyRules } from '../dist/program/index.js';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: compare-edges.mjs FOLDER…');
let differences = 0;
for (const folder of folders) {
  const root = mkdtempSync(path.join(tmpdir(), 'edges-'));
  cpSync(folder, path.join(root, 'src'), { recursive: true, filter: (at) => !at.slice(folder.length).includes('node_modules') });
  writeFileSync(path.join(root, 'package.json'), '{"name":"compare","type":"module"}');
  const options = { tsPreCompilationDeps: true, exclude: { path: '\\.d\\.[cm]?ts$' } };
  const program = createProgram(root);
  const view = createDependencyView({ root, graph: program.graph, text: program.text, version: 0, isErased: () => false }, readDependencyRules({ options }, 'compare'));
  const ours = new Set(view.modules().flatMap((file) => view.dependenciesOf(file).map(({ facts }) => `${file} -> ${facts.resolved} ${facts.coreModule ? 'core' : facts.couldNotResolve ? 'unknown' : 'file'}`)));
  const { output } = await cruise(['src'], { baseDir: root, ...options });
  const theirs = new Set(output.modules.flatMap(({ source, dependencies }) => dependencies.map(({ resolved, coreModule, couldNotResolve }) => `${source} -> ${resolved} ${coreModule ? 'core' : couldNotResolve ? 'unknown' : 'file'}`)));
  const missing = [...theirs].filter((edge) => !ours.has(edge));
  const more = [...ours].filter((edge) => !theirs.has(edge));
  differences += missing.length + more.length;
  process.stdout.write(`${folder}: ${ours.size} edges, dependency-cruiser ${theirs.size}; only there ${missing.length}, only here ${more.length}\n`);
  for (const edge of missing.slice(0, 10)) process.stdout.write(`  - ${edge}\n`);
  for (const edge of more.slice(0, 10)) process.stdout.write(`  + ${edge}\n`);
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = differences === 0 ? 0 : 1;
