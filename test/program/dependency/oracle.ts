import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { createDependencyView, createProgram, dependencyViolations, moduleFactsOf, moduleViolations, readDependencyRules } from '../../../program/index.ts';

/** A project as texts by path. */
export type Project = Readonly<Record<string, string>>;

/** Writes a project into a folder of its own. */
export function writeProject(files: Project): string {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-cruise-'));
  for (const [file, text] of Object.entries({ 'package.json': '{"name":"project","type":"module"}', ...files })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

/** `from -> to: rule severity` for dependencies, `from: rule severity` for modules. */
export type Verdicts = readonly string[];

/** What dependency-cruiser itself says about a project. */
export async function cruised(root: string, configuration: object): Promise<Verdicts> {
  const { options = {}, ...ruleSet } = configuration as { options?: object };
  const { output } = await cruise(['src'], { baseDir: root, validate: true, ruleSet, ...options });
  if (typeof output === 'string') throw new Error(output);
  return output.modules
    .flatMap((module) => [
      ...(module.rules ?? []).map(({ name, severity }) => `${module.source}: ${name} ${severity}`),
      ...module.dependencies.flatMap(({ resolved, rules }) => (rules ?? []).map(({ name, severity }) => `${module.source} -> ${resolved}: ${name} ${severity}`)),
    ])
    .sort();
}

/** What our reading of the rules says about it. */
export function judged(root: string, configuration: object): Verdicts {
  const program = createProgram(root);
  const view = createDependencyView({ graph: program.graph, text: program.text, version: 0, isErased: () => false }, readDependencyRules(configuration, 'test'));
  return view
    .modules()
    .flatMap((file) => [
      ...moduleViolations(view.rules, moduleFactsOf(file, view)).map(({ name, severity }) => `${file}: ${name} ${severity}`),
      ...view.dependenciesOf(file).flatMap((seen) =>
        dependencyViolations(view.rules, { source: file, instability: view.instabilityOf(file) }, view.factsOf(file, seen, 'whole')).map(
          ({ name, severity }) => `${file} -> ${seen.facts.resolved}: ${name} ${severity}`,
        ),
      ),
    ])
    .sort();
}
