import type { CharacterSet } from './character-set.ts';
import { partsOf } from './core.ts';
import type { Core, CoreNode } from './core.ts';
import { ACCEPT, BOUNDARY, settled } from './step.ts';
import type { Step } from './step.ts';

/**
 * The position automaton (Glushkov 1961) of a core. Steps stand in the order in which a backtracking matcher tries them, and a
 * step that can be taken in two ways stands there twice: priorities and ambiguity survive, empty steps do not.
 */
export interface Automaton {
  /** What each position reads. */
  readonly labels: readonly CharacterSet[];
  /** Ways on after a position has read. */
  readonly steps: readonly (readonly Step[])[];
  /** Ways from where an attempt begins. */
  readonly start: readonly Step[];
}

const MAX_POSITIONS = 1_000;
const MAX_STEPS = 40_000;
/** Two ways are ambiguous; a third adds nothing. */
const MAX_WAYS = 2;

/** Stands for "what comes behind this node" until that is known. */
const EXIT = -2;
const LEAVE: readonly Step[] = [{ target: EXIT, conditions: 0 }];

/** A tree in which every position has an own node: shared nodes of the core are copied. */
interface Place {
  readonly core: CoreNode;
  readonly inside: Place[];
  position: number;
  first: readonly Step[];
}

/** The automaton, or undefined when it would be too large. */
export function automatonOf({ root }: Core): Automaton | undefined {
  const tree = placesOf(root);
  if (tree === undefined) return undefined;
  const { places, labels } = tree;
  for (const place of places) place.first = firstOf(place);
  const steps = Array.from({ length: labels.length }, (): readonly Step[] => []);
  const [top] = places.slice(-1);
  if (top === undefined) return undefined;
  const accept: readonly Step[] = [{ target: ACCEPT, conditions: 0 }];
  const stack: { readonly place: Place; readonly after: readonly Step[] }[] = [{ place: top, after: accept }];
  let total = 0;
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { place, after } = entry;
    const label = labels[place.position];
    if (label !== undefined) {
      const own = settled(after, label, labels);
      steps[place.position] = own;
      total += own.length;
      if (total > MAX_STEPS) return undefined;
    } else stack.push(...continuations(place, after));
  }
  return { labels, steps, start: through(top.first, accept) };
}

function placesOf(root: CoreNode): { readonly places: readonly Place[]; readonly labels: readonly CharacterSet[] } | undefined {
  const labels: CharacterSet[] = [];
  const order: Place[] = [];
  const stack = [placeOf(root)];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    order.push(place);
    if (place.core.type === 'characters') place.position = labels.push(place.core.set) - 1;
    if (order.length > 4 * MAX_POSITIONS || labels.length > MAX_POSITIONS) return undefined;
    for (const core of partsOf(place.core)) place.inside.push(placeOf(core));
    stack.push(...place.inside.toReversed());
  }
  return { places: order.reverse(), labels };
}

function placeOf(core: CoreNode): Place {
  return { core, inside: [], position: -1, first: [] };
}

/** What can be read first in a place, with `EXIT` where it can be passed without reading. */
function firstOf({ core, inside, position }: Place): readonly Step[] {
  switch (core.type) {
    case 'characters':
      return core.set.isEmpty ? [] : [{ target: position, conditions: 0 }];
    case 'boundary':
      return [{ target: EXIT, conditions: BOUNDARY[core.kind] }];
    case 'dead':
      return [];
    case 'choice':
      return atMostTwice(inside.flatMap(({ first }) => first));
    case 'sequence': {
      let steps: readonly Step[] = LEAVE;
      for (const { first } of inside.toReversed()) steps = through(first, steps);
      return steps;
    }
    case 'loop': {
      const first = inside[0]?.first ?? [];
      if (core.optional) return ordered(withoutExit(first), LEAVE, core.greedy);
      return core.again ? through(first, ordered(withoutExit(first), LEAVE, core.greedy)) : first;
    }
  }
}

function continuations({ core, inside }: Place, after: readonly Step[]): { place: Place; after: readonly Step[] }[] {
  if (core.type === 'sequence') {
    const found: { place: Place; after: readonly Step[] }[] = [];
    let rest = after;
    for (const place of inside.toReversed()) {
      found.push({ place, after: rest });
      rest = through(place.first, rest);
    }
    return found;
  }
  if (core.type !== 'loop' || !core.again) return inside.map((place) => ({ place, after }));
  return inside.map((place) => ({ place, after: atMostTwice(ordered(withoutExit(place.first), after, core.greedy)) }));
}

function withoutExit(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ target }) => target !== EXIT);
}

function ordered(inside: readonly Step[], after: readonly Step[], greedy: boolean): readonly Step[] {
  return greedy ? [...inside, ...after] : [...after, ...inside];
}

/** Puts what comes behind in the place of every `EXIT`. */
function through(steps: readonly Step[], after: readonly Step[]): readonly Step[] {
  if (!steps.some(({ target }) => target === EXIT)) return steps;
  return atMostTwice(
    steps.flatMap((step) =>
      step.target !== EXIT ? [step] : step.conditions === 0 ? after : after.map(({ target, conditions }) => ({ target, conditions: conditions | step.conditions })),
    ),
  );
}

function atMostTwice(steps: readonly Step[]): readonly Step[] {
  const seen = new Map<number, number>();
  return steps.filter(({ target, conditions }) => {
    const key = (target + 2) * 64 + conditions;
    const ways = (seen.get(key) ?? 0) + 1;
    seen.set(key, ways);
    return ways <= MAX_WAYS;
  });
}
