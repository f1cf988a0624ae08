import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { asAnalysed, createDependencyView, createProgram, dependencyViolations, isRunTimeImport, moduleFactsOf, moduleViolations, readDependencyRules } from '../../../program/index.ts';
import type { EditableProgram, ModuleDependency } from '../../../program/index.ts';

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
  const { options = {}, ...ruleSet } = configuration as { options?: { readonly tsConfig?: { readonly fileName: string } } };
  const tsConfig = options.tsConfig === undefined ? undefined : extractTSConfig(path.join(root, options.tsConfig.fileName));
  const named = options.tsConfig === undefined ? {} : { tsConfig: { fileName: path.join(root, options.tsConfig.fileName) } };
  const { output } = await cruise(['src'], { baseDir: root, validate: true, ruleSet, ...options, ...named }, undefined, tsConfig === undefined ? undefined : { tsConfig });
  if (typeof output === 'string') throw new Error(output);
  return output.modules
    .filter(({ source }) => source.startsWith('src/'))
    .flatMap((module) => [
      ...(module.rules ?? []).map(({ name, severity }) => `${module.source}: ${name} ${severity}`),
      ...module.dependencies.flatMap(({ resolved, rules }) => (rules ?? []).map(({ name, severity }) => `${module.source} -> ${resolved}: ${name} ${severity}`)),
    ])
    .sort();
}

/** What our reading of the rules says about it. */
export function judged(root: string, configuration: object): Verdicts {
  const program = createProgram(root);
  const view = createDependencyView({ root, graph: program.graph, text: program.text, version: 0, isErased: (dependency) => isErased(dependency, program) }, readDependencyRules(configuration, 'test'));
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

function isErased({ from, reference }: ModuleDependency, program: EditableProgram): boolean {
  const analysed = asAnalysed(program);
  const module = analysed.module(from);
  const record = module?.imports.find((each) => each.unit.origin.offset + each.node.start === reference.start);
  return reference.types.includes('import') && module !== undefined && record !== undefined && isRunTimeImport(record, module, analysed) !== 'yes';
}
