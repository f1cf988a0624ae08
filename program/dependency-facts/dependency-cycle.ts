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
  /** From then on a module that was left without a way back may have one. */
  let hasComeTwice = false;
  const enter = (step: SeenDependency): readonly SeenDependency[] | undefined => {
    const next = step.followed ? dependenciesOf(step.facts.resolved).filter(({ facts }) => !visited.has(facts.resolved)) : [];
    const back = next.find(({ facts }) => facts.resolved === from);
    if (back !== undefined) {
      const cycle = closed(way, step.facts.resolved === from ? [back] : [step, back], queues);
      hasComeTwice ||= cycle === undefined;
      return cycle;
    }
    way.push(step);
    queues.push([...next].reverse());
    return undefined;
  };
  const found = enter(first);
  if (found !== undefined) return found.map(stepOf);
  for (let queue = queues.at(-1); queue !== undefined; queue = queues.at(-1)) {
    const step = queue.pop();
    if (step === undefined) {
      queues.pop();
      way.pop();
      continue;
    }
    if (visited.has(step.facts.resolved) && !hasComeTwice) continue;
    visited.add(step.facts.resolved);
    const cycle = enter(step);
    if (cycle !== undefined) return cycle.map(stepOf);
  }
  return undefined;
}

/** A way that comes by one module twice is none: the search goes on where that module was left. */
function closed(way: SeenDependency[], end: readonly SeenDependency[], queues: SeenDependency[][]): readonly SeenDependency[] | undefined {
  const cycle = [...end];
  for (let at = way.length - 1; at >= 0; at -= 1) {
    const step = way[at] as SeenDependency;
    if (cycle.some(({ facts }) => facts.resolved === step.facts.resolved)) {
      way.length = queues.length = at + 1;
      return undefined;
    }
    cycle.unshift(step);
  }
  return cycle;
}

function stepOf({ facts }: SeenDependency): CycleStep {
  return { name: facts.resolved, dependencyTypes: facts.dependencyTypes ?? [] };
}
