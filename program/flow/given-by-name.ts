import { conventionsOf, namedRoot } from './conventions.ts';
import { decoratedParameter } from './decorators.ts';
import type { ValueOf } from './ir.ts';
import type { Place } from './model.ts';
import type { ModuleFlow } from './module-flow.ts';

/** What a parameter is by its decorators, and by the names under which its function and its fellows go. */
export interface GivenByName {
  readonly decorated: readonly Place[];
  /** Roots: those of platforms, and what a name alone says. */
  readonly roots: readonly string[];
}

const known = new WeakMap<ModuleFlow, WeakMap<ValueOf<'parameter'>, GivenByName>>();

/** Asked on each way that passes a parameter, worked out once. */
export function givenByName(parameter: ValueOf<'parameter'>, flow: ModuleFlow): GivenByName {
  const own = known.get(flow) ?? new WeakMap<ValueOf<'parameter'>, GivenByName>();
  known.set(flow, own);
  const given = own.get(parameter) ?? workOut(parameter, flow);
  own.set(parameter, given);
  return given;
}

function workOut(parameter: ValueOf<'parameter'>, flow: ModuleFlow): GivenByName {
  const { procedure, index } = parameter;
  const named = namedRoot(procedure, index);
  return { decorated: decoratedParameter(parameter, flow), roots: [...conventionsOf({ procedure, index }, flow), ...(named === undefined ? [] : [named])] };
}
