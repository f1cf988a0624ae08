import type { CycleStep } from '../dependency-rules/index.ts';
import type { SeenDependency } from './seen-dependencies.ts';

/**
 * The way that leads from the end of a dependency back to the module it goes out from, the step to its end first. Searched depth
 * first in the order of the dependencies, a direct way back before a longer one, so that `via` and `viaOnly` are asked about
 * the same cycle as in dependency-cruiser. Undefined when there is none.
 */
export function dependencyCycle(from: string, first: SeenDependency, dependenciesOf: (path: string) => readonly SeenDependency[]): readonly CycleStep[] | undefined {
  const visited = new Set<string>();
  const way: SeenDependency[] = [];
  const queues: SeenDependency[][] = [];
  const enter = (step: SeenDependency): CycleStep[] | undefined => {
    const next = step.followed ? dependenciesOf(step.facts.resolved).filter(({ facts }) => !visited.has(facts.resolved)) : [];
    const back = next.find(({ facts }) => facts.resolved === from);
    if (back !== undefined) return [...(step.facts.resolved === from ? [] : [...way, step]), back].map(stepOf);
    way.push(step);
    queues.push([...next].reverse());
    return undefined;
  };
  const found = enter(first);
  if (found !== undefined) return found;
  for (let queue = queues.at(-1); queue !== undefined; queue = queues.at(-1)) {
    const step = queue.pop();
    if (step === undefined) {
      queues.pop();
      way.pop();
      continue;
    }
    if (visited.has(step.facts.resolved)) continue;
    visited.add(step.facts.resolved);
    const cycle = enter(step);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function stepOf({ facts }: SeenDependency): CycleStep {
  return { name: facts.resolved, dependencyTypes: facts.dependencyTypes ?? [] };
}
