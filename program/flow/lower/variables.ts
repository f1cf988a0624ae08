import type { Node } from '../../syntax.ts';
import type { Block, CellName, Operation, Value, ValueOf } from '../ir.ts';

/** The definitions of a procedure's own variables. */
export interface Variables {
  define(variable: CellName, block: Block, value: Value): void;
  /** The value of a variable at the end of a block. */
  read(variable: CellName, block: Block, node: Node): Value;
  /** Declares that a block has all its predecessors. */
  seal(block: Block): void;
}

/**
 * On-the-fly construction of static single assignment form: Braun, Buchwald, Hack, Leißa, Mallon, Zwinkau,
 * "Simple and Efficient Construction of Static Single Assignment Form", CC 2013. Chains of single predecessors are walked
 * without recursion.
 */
export function createVariables(add: (operation: Operation, node: Node, block: Block) => Value): Variables {
  const definitions = new Map<Block, Map<CellName, Value>>();
  const incomplete = new Map<Block, Map<CellName, ValueOf<'phi'>>>();
  const sealed = new Set<Block>();

  const define = (variable: CellName, block: Block, value: Value): void => {
    const known = definitions.get(block) ?? new Map<CellName, Value>();
    definitions.set(block, known.set(variable, value));
  };
  const newPhi = (node: Node, block: Block): ValueOf<'phi'> => add({ op: 'phi', inputs: [], from: [] }, node, block) as ValueOf<'phi'>;
  const fill = (phi: ValueOf<'phi'>, variable: CellName, block: Block): void => {
    for (const pred of block.preds) {
      const input = read(variable, pred, phi.node);
      if (input === phi) continue;
      phi.inputs.push(input);
      phi.from.push(pred);
      if (!input.users.includes(phi)) input.users.push(phi);
    }
  };
  const meet = (variable: CellName, block: Block, node: Node): Value => {
    const phi = newPhi(node, block);
    if (!sealed.has(block)) {
      const waiting = incomplete.get(block) ?? new Map<CellName, ValueOf<'phi'>>();
      incomplete.set(block, waiting.set(variable, phi));
      return phi;
    }
    define(variable, block, phi);
    fill(phi, variable, block);
    return withoutChoice(phi) ?? phi;
  };
  const read = (variable: CellName, from: Block, node: Node): Value => {
    const passed: Block[] = [];
    let found: Value | undefined;
    for (let block = from; found === undefined; ) {
      found = definitions.get(block)?.get(variable);
      if (found !== undefined) break;
      passed.push(block);
      const [only] = block.preds;
      if (!sealed.has(block) || block.preds.length > 1) found = meet(variable, block, node);
      else if (only === undefined) found = add({ op: 'constant', value: undefined }, node, block);
      else block = only;
    }
    for (const each of passed) define(variable, each, found);
    return found;
  };
  return {
    define,
    read,
    seal(block) {
      if (sealed.has(block)) return;
      sealed.add(block);
      for (const [variable, phi] of incomplete.get(block) ?? []) fill(phi, variable, block);
      incomplete.delete(block);
    },
  };
}

/** The only value a phi can stand for, when nothing uses the phi yet: no choice is made there. */
function withoutChoice(phi: ValueOf<'phi'>): Value | undefined {
  const [only, ...others] = new Set(phi.inputs);
  if (only === undefined || others.length > 0 || phi.users.length > 0) return undefined;
  only.users.splice(only.users.indexOf(phi), 1);
  phi.inputs.length = 0;
  phi.from.length = 0;
  return only;
}
