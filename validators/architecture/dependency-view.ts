import type { DependencyRuleSet } from '../../contract/index.ts';
import { createDependencyView, isRunTimeImport } from '../../program/index.ts';
import type { AnalysedProgram, DependencyView, ModuleDependency, ViewedProgram } from '../../program/index.ts';

const views = new WeakMap<AnalysedProgram['graph'], { readonly rules: DependencyRuleSet; readonly view: DependencyView }>();

/** The program's graph as the user's rules see it; one view a program. */
export function dependencyViewOf(program: AnalysedProgram, rules: DependencyRuleSet): DependencyView {
  const { graph } = program;
  const known = views.get(graph);
  if (known?.rules === rules) return known.view;
  const seen: ViewedProgram = {
    root: program.root,
    graph,
    text: program.text,
    isErased: (dependency) => isErased(dependency, program),
    get version() {
      return program.version;
    },
  };
  const view = createDependencyView(seen, rules);
  views.set(graph, { rules, view });
  return view;
}

/** TypeScript takes out an import of which only types are used; while the file is being written nobody knows. */
function isErased({ from, reference }: ModuleDependency, program: AnalysedProgram): boolean {
  if (!reference.types.includes('import')) return false;
  const module = program.module(from);
  const record = module?.imports.find((each) => each.unit.origin.offset + each.node.start === reference.start);
  return module !== undefined && record !== undefined && isRunTimeImport(record, module, program) !== 'yes';
}
