import type { Instruction, RegexProgram } from './compile.ts';
import { holds } from './step.ts';

/** What the machine found. `steps` counts instructions; `complete` is false when `maxSteps` ended the search. */
export interface BacktrackResult {
  readonly complete: boolean;
  readonly steps: number;
  /** Bounds of the match and of each capture, -1 where there is none; undefined when nothing matched. */
  readonly captures: readonly number[] | undefined;
}

/**
 * Matches as ECMAScript describes it (22.2.2), by backtracking, from every start in turn, and counts steps: what an engine without
 * memory does, as a number that does not depend on the clock. Under `g` the search goes on behind each match, as `replace` and
 * `matchAll` do; the captures are those of the first.
 */
export function backtrack(program: RegexProgram, text: string, maxSteps: number): BacktrackResult {
  const machine: Machine = { program, text, registers: Array<number>(program.registers).fill(-1), frames: [], position: 0, at: 0, steps: 0 };
  let captures: readonly number[] | undefined;
  for (let start = 0; start <= text.length; ) {
    machine.registers.fill(-1);
    const outcome = attempt(machine, start, maxSteps);
    if (outcome === 'cut') return { complete: false, steps: machine.steps, captures: undefined };
    if (outcome === 'matched') captures ??= [start, machine.position, ...machine.registers.slice(2, capturesEnd(program))];
    const isOver = outcome === 'matched' ? !program.global : program.sticky;
    if (isOver) break;
    start = outcome === 'matched' && machine.position > start ? machine.position : start + (program.unicode ? widthAt(text, start) : 1);
  }
  return { complete: true, steps: machine.steps, captures };
}

function capturesEnd({ code, registers }: RegexProgram): number {
  const counts = code.flatMap((each) => (each.op === 'loop' ? [each.count] : []));
  return Math.min(registers, ...counts);
}

/** Frames lie three numbers each: a choice (where to go on, where in the text, unused), an old register, or a lookaround. */
interface Machine {
  readonly program: RegexProgram;
  readonly text: string;
  readonly registers: number[];
  readonly frames: number[];
  position: number;
  at: number;
  steps: number;
}

const CHOICE = 0;
const UNDO = 1;
const LOOK = 2;
const NEGATED_LOOK = 3;

function attempt(machine: Machine, start: number, maxSteps: number): 'matched' | 'failed' | 'cut' {
  machine.frames.length = 0;
  machine.position = start;
  machine.at = 0;
  for (;;) {
    const instruction = machine.program.code[machine.at];
    if (instruction === undefined || instruction.op === 'match') return 'matched';
    machine.steps += 1;
    if (machine.steps > maxSteps) return 'cut';
    if (execute(machine, instruction)) continue;
    if (!resume(machine)) return 'failed';
  }
}

/** Goes back to the last choice and undoes what was done since; false when there is none. */
function resume(machine: Machine): boolean {
  const { frames, registers } = machine;
  while (frames.length > 0) {
    const third = frames.pop() ?? 0;
    const second = frames.pop() ?? 0;
    const first = frames.pop() ?? 0;
    if (first === UNDO) registers[second] = third;
    else if (first !== LOOK) {
      machine.at = second;
      machine.position = third;
      return true;
    }
  }
  return false;
}

function push(machine: Machine, kind: number, { where, value }: { readonly where: number; readonly value: number }): void {
  machine.frames.push(kind, where, value);
}

function assign(machine: Machine, register: number, value: number): void {
  push(machine, UNDO, { where: register, value: machine.registers[register] ?? -1 });
  machine.registers[register] = value;
}

/** One instruction; false when it fails. */
function execute(machine: Machine, instruction: Exclude<Instruction, { op: 'match' }>): boolean {
  machine.at += 1;
  switch (instruction.op) {
    case 'read':
      return read(machine, instruction);
    case 'split':
      for (const target of instruction.targets.slice(1).reverse()) push(machine, CHOICE, { where: target, value: machine.position });
      machine.at = instruction.targets[0] ?? machine.at;
      return true;
    case 'jump':
      machine.at = instruction.target;
      return true;
    case 'save':
      assign(machine, instruction.register, machine.position);
      return true;
    case 'set':
      assign(machine, instruction.register, instruction.value);
      return true;
    case 'boundary':
      return holds(instruction.conditions, codeBefore(machine), machine.text.codePointAt(machine.position));
    case 'loop':
      return loop(machine, instruction);
    case 'turn':
      assign(machine, instruction.count, (machine.registers[instruction.count] ?? 0) + 1);
      assign(machine, instruction.from, machine.position);
      for (const register of instruction.cleared) assign(machine, register, -1);
      return true;
    case 'again':
      machine.at = instruction.head;
      return machine.position !== machine.registers[instruction.from] || (machine.registers[instruction.count] ?? 0) <= instruction.min;
    case 'look':
      push(machine, instruction.negated ? NEGATED_LOOK : LOOK, { where: instruction.next, value: machine.position });
      return true;
    case 'look-end':
      return endLook(machine);
    case 'repeat-group':
      return repeatGroup(machine, instruction);
  }
}

function read(machine: Machine, { set, back }: Extract<Instruction, { op: 'read' }>): boolean {
  const { text, position, program } = machine;
  const code = back ? codeBefore(machine) : program.unicode ? text.codePointAt(position) : position < text.length ? text.charCodeAt(position) : undefined;
  if (code === undefined || !set.hasCode(code)) return false;
  const width = code > 0xffff ? 2 : 1;
  machine.position += back ? -width : width;
  return true;
}

function codeBefore({ text, position, program }: Machine): number | undefined {
  if (position === 0) return undefined;
  const pair = program.unicode && position > 1 ? (text.codePointAt(position - 2) ?? 0) : 0;
  return pair > 0xffff ? pair : text.charCodeAt(position - 1);
}

function widthAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}

function loop(machine: Machine, { count, min, max, greedy, exit }: Extract<Instruction, { op: 'loop' }>): boolean {
  const turns = machine.registers[count] ?? 0;
  const inside = machine.at;
  if (turns >= max) machine.at = exit;
  else if (turns >= min) {
    push(machine, CHOICE, { where: greedy ? exit : inside, value: machine.position });
    machine.at = greedy ? inside : exit;
  }
  return true;
}

/** A lookaround is decided once: its choices go, and what it has captured stays until somebody goes back past it. */
function endLook(machine: Machine): boolean {
  const { frames, registers } = machine;
  const kept: number[] = [];
  let at = frames.length - 3;
  for (; at >= 0 && frames[at] !== LOOK && frames[at] !== NEGATED_LOOK; at -= 3)
    if (frames[at] === UNDO) kept.unshift(UNDO, frames[at + 1] ?? 0, frames[at + 2] ?? 0);
  const negated = frames[at] === NEGATED_LOOK;
  const next = frames[at + 1] ?? 0;
  const position = frames[at + 2] ?? 0;
  frames.length = Math.max(0, at);
  if (negated) {
    for (let undo = kept.length - 3; undo >= 0; undo -= 3) registers[kept[undo + 1] ?? 0] = kept[undo + 2] ?? -1;
    return false;
  }
  frames.push(...kept);
  machine.at = next;
  machine.position = position;
  return true;
}

function repeatGroup(machine: Machine, { groups, ignoreCase, back }: Extract<Instruction, { op: 'repeat-group' }>): boolean {
  const { text, registers, position } = machine;
  const group = groups.find((index) => (registers[2 * index + 1] ?? -1) !== -1 && (registers[2 * index] ?? -1) !== -1);
  if (group === undefined) return true;
  const wanted = text.slice(registers[2 * group], registers[2 * group + 1]);
  const from = back ? position - wanted.length : position;
  if (from < 0) return false;
  const found = text.slice(from, from + wanted.length);
  if (found !== wanted && !(ignoreCase && found.toLowerCase() === wanted.toLowerCase())) return false;
  machine.position = back ? from : from + wanted.length;
  return true;
}
