import type { Node, NodeOf } from '../../syntax.ts';
import type { Block } from '../ir.ts';
import { assignTo } from './assignment.ts';
import { lowerRestLoop } from './compiled-rest.ts';
import type { Builder } from './types.ts';
import { lowerCondition, lowerExpression } from './expression.ts';

interface LoopBlocks {
  readonly head: Block;
  readonly body: Block;
  readonly step: Block;
  readonly after: Block;
}

function loopBlocks(b: Builder): LoopBlocks {
  return { head: b.newBlock(), body: b.newBlock(), step: b.newBlock(), after: b.newBlock() };
}

function lowerBody(b: Builder, body: Node, { blocks, label }: { readonly blocks: LoopBlocks; readonly label: string | undefined }): void {
  b.seal(blocks.body);
  b.current = blocks.body;
  b.jumps.push({ label, onBreak: blocks.after, onContinue: blocks.step });
  b.lower.statement(b, body, undefined);
  b.jumps.pop();
  b.jump(blocks.step, blocks.step);
  b.seal(blocks.step);
}

function leave(b: Builder, { head, after }: LoopBlocks): void {
  b.jump(head, after);
  b.seal(head);
  b.seal(after);
}

/** `for (init; test; update) body`. */
export function lowerFor(b: Builder, node: NodeOf<'ForStatement'>, label: string | undefined): void {
  if (lowerRestLoop(b, node)) return;
  if (node.init?.type === 'VariableDeclaration') b.lower.declaration(b, node.init);
  else if (node.init) lowerExpression(b, node.init);
  const blocks = loopBlocks(b);
  b.jump(blocks.head, blocks.head);
  if (node.test) lowerCondition(b, node.test, { yes: blocks.body, no: blocks.after });
  else b.jump(blocks.body, blocks.body);
  lowerBody(b, node.body, { blocks, label });
  if (node.update) lowerExpression(b, node.update);
  leave(b, blocks);
}

/** `while` and `do … while`. */
export function lowerWhile(b: Builder, node: NodeOf<'WhileStatement' | 'DoWhileStatement'>, label: string | undefined): void {
  const blocks = loopBlocks(b);
  const first = node.type === 'WhileStatement' ? blocks.head : blocks.body;
  b.jump(first, first);
  if (node.type === 'WhileStatement') {
    lowerCondition(b, node.test, { yes: blocks.body, no: blocks.after });
    lowerBody(b, node.body, { blocks, label });
    return leave(b, blocks);
  }
  b.jumps.push({ label, onBreak: blocks.after, onContinue: blocks.step });
  b.lower.statement(b, node.body, undefined);
  b.jumps.pop();
  b.jump(blocks.step, blocks.step);
  b.seal(blocks.step);
  lowerCondition(b, node.test, { yes: blocks.head, no: blocks.after });
  b.current = blocks.head;
  b.seal(blocks.head);
  b.jump(blocks.body, blocks.after);
  b.seal(blocks.body);
  b.seal(blocks.after);
}

/** `for (key in object)` and `for (element of list)`. */
export function lowerForEach(b: Builder, node: NodeOf<'ForInStatement' | 'ForOfStatement'>, label: string | undefined): void {
  const input = lowerExpression(b, node.right);
  const blocks = loopBlocks(b);
  b.jump(blocks.head, blocks.head);
  const more = b.emit({ op: 'other', inputs: [] }, node.right);
  b.branch(more, { yes: blocks.body, no: blocks.after });
  b.seal(blocks.body);
  b.current = blocks.body;
  const element = b.emit({ op: node.type === 'ForInStatement' ? 'enumerate' : 'iterate', input }, node.left);
  assignTo(b, node.left.type === 'VariableDeclaration' ? (node.left.declarations[0]?.id ?? node.left) : node.left, element);
  lowerBody(b, node.body, { blocks, label });
  leave(b, blocks);
}
