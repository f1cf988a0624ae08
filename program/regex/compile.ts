import type { CharacterSet } from './character-set.ts';
import { BOUNDARY } from './step.ts';
import { itemsOf } from './node.ts';
import type { ParsedRegex, RegexNode } from './node.ts';

/** One instruction of the backtracking machine. Registers hold offsets, counts or -1. `back` reads towards the beginning. */
export type Instruction =
  | { readonly op: 'read'; readonly set: CharacterSet; readonly back: boolean }
  | { readonly op: 'split'; readonly targets: readonly number[] }
  | { readonly op: 'jump'; readonly target: number }
  | { readonly op: 'save'; readonly register: number }
  | { readonly op: 'set'; readonly register: number; readonly value: number }
  | { readonly op: 'boundary'; readonly conditions: number }
  | { readonly op: 'loop'; readonly count: number; readonly min: number; readonly max: number; readonly greedy: boolean; readonly exit: number }
  | { readonly op: 'turn'; readonly count: number; readonly from: number; readonly cleared: readonly number[] }
  | { readonly op: 'again'; readonly count: number; readonly from: number; readonly min: number; readonly head: number }
  | { readonly op: 'look'; readonly negated: boolean; readonly next: number }
  | { readonly op: 'look-end' }
  | { readonly op: 'repeat-group'; readonly groups: readonly number[]; readonly ignoreCase: boolean; readonly back: boolean }
  | { readonly op: 'match' };

/** A compiled pattern. Registers 2n and 2n + 1 hold the bounds of capture n, the others counts and starts of loops. */
export interface RegexProgram {
  readonly code: readonly Instruction[];
  readonly registers: number;
  readonly unicode: boolean;
  readonly sticky: boolean;
  /** Whether a search goes on behind a match. */
  readonly global: boolean;
}

interface Compilation {
  readonly code: Instruction[];
  /** Counts and starts of loops come behind the captures. */
  registers: number;
}

/** A node that is still to be compiled, or what must be done when the nodes before it have been. */
type Task = { readonly node: RegexNode; readonly back: boolean } | (() => void);

/** Compiles a pattern for the backtracking machine, without recursion. */
export function compileRegex(regex: ParsedRegex): RegexProgram {
  const compilation: Compilation = { code: [], registers: 2 * (regex.captures + 1) };
  const tasks: Task[] = [{ node: regex.root, back: false }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if (typeof task === 'function') task();
    else tasks.push(...compileNode(task.node, task.back, compilation).toReversed());
  }
  compilation.code.push({ op: 'match' });
  return { code: compilation.code, registers: compilation.registers, unicode: regex.unicode, sticky: regex.sticky, global: regex.global };
}

/** Emits the head of a node and returns what is to be done for the rest, in order. */
function compileNode(node: RegexNode, back: boolean, compilation: Compilation): readonly Task[] {
  const { code } = compilation;
  const emit = (instruction: Instruction) => (): void => void code.push(instruction);
  const inner = (item: RegexNode): Task => ({ node: item, back });
  switch (node.type) {
    case 'characters':
      return [emit({ op: 'read', set: node.set, back })];
    case 'boundary':
      return [emit({ op: 'boundary', conditions: BOUNDARY[node.kind] })];
    case 'backreference':
      return [emit({ op: 'repeat-group', groups: node.groups, ignoreCase: node.ignoreCase, back })];
    case 'sequence':
      return (back ? itemsOf(node).toReversed() : node.items).map(inner);
    case 'capture':
      return [emit({ op: 'save', register: 2 * node.index + (back ? 1 : 0) }), inner(node.item), emit({ op: 'save', register: 2 * node.index + (back ? 0 : 1) })];
    case 'choice':
      return compileChoice(node.items.map(inner), code);
    case 'look':
      return compileLook(node, code);
    case 'repeat':
      return compileRepeat(node, inner(node.item), compilation);
  }
}

function compileChoice(alternatives: readonly Task[], code: Instruction[]): readonly Task[] {
  const targets: number[] = [];
  const leaving: number[] = [];
  const leave = (): void => {
    leaving.push(code.push({ op: 'jump', target: -1 }) - 1);
  };
  const tasks = alternatives.flatMap((task): Task[] => [() => void targets.push(code.length), task, leave]);
  return [
    () => void code.push({ op: 'split', targets }),
    ...tasks,
    (): void => {
      for (const at of leaving) code[at] = { op: 'jump', target: code.length };
    },
  ];
}

function compileLook(node: Extract<RegexNode, { type: 'look' }>, code: Instruction[]): readonly Task[] {
  let at = -1;
  return [
    (): void => {
      at = code.push({ op: 'look', negated: node.negated, next: -1 }) - 1;
    },
    { node: node.item, back: node.behind },
    (): void => {
      code.push({ op: 'look-end' });
      code[at] = { op: 'look', negated: node.negated, next: code.length };
    },
  ];
}

function compileRepeat(node: Extract<RegexNode, { type: 'repeat' }>, body: Task, compilation: Compilation): readonly Task[] {
  const { code } = compilation;
  const { min, max, greedy } = node;
  const count = compilation.registers++;
  const from = compilation.registers++;
  const cleared = node.captures.flatMap((index) => [2 * index, 2 * index + 1]);
  let head = -1;
  return [
    (): void => {
      code.push({ op: 'set', register: count, value: 0 });
      head = code.push({ op: 'loop', count, min, max, greedy, exit: -1 }) - 1;
      code.push({ op: 'turn', count, from, cleared });
    },
    body,
    (): void => {
      code.push({ op: 'again', count, from, min, head });
      code[head] = { op: 'loop', count, min, max, greedy, exit: code.length };
    },
  ];
}
