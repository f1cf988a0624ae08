import { bare } from '../../syntax.ts';
import type { Node, NodeOf } from '../../syntax.ts';
import type { Block } from '../ir.ts';
import type { Builder } from './types.ts';
import { assignTo } from './assignment.ts';
import { lowerCondition, lowerExpression, lowerMember } from './expression.ts';
import { lowerEnum } from './enum.ts';
import { foldedIn } from './compiled.ts';
import { lowerFolded } from './folded.ts';
import { lowerFor, lowerForEach, lowerWhile } from './loop.ts';
import { lowerExport, lowerImport } from './module-statement.ts';
import { lowerNamespace } from './namespace.ts';
import { lowerSwitch } from './switch.ts';
import { lowerTry } from './try.ts';

/** Lowers statements in order, function declarations first, as they are hoisted. */
export function lowerStatements(b: Builder, statements: readonly Node[]): void {
  hoist(b, statements);
  for (const statement of statements) lowerStatement(b, statement, undefined);
}

/** Makes the functions that a list of statements declares. */
export function hoist(b: Builder, statements: readonly Node[]): void {
  for (const statement of statements) {
    const declaration = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'FunctionDeclaration' && declaration.id) b.write(b.variableAt(declaration.id), b.lower.function(b, declaration), declaration);
  }
}

/** Lowers one statement; `label` is the one it carries. */
export function lowerStatement(b: Builder, node: Node, label: string | undefined): void {
  if (b.machine?.statement(b, node) === true) return;
  switch (node.type) {
    case 'ExpressionStatement':
      return isAssertion(node.expression) ? lowerAssertion(b, node.expression) : lowerForEffect(b, node.expression);
    case 'VariableDeclaration':
      return lowerDeclaration(b, node);
    case 'ReturnStatement':
      return lowerReturn(b, node);
    case 'ThrowStatement':
      return b.exit('throw', lowerExpression(b, node.argument));
    case 'BlockStatement':
    case 'StaticBlock':
      return lowerStatements(b, node.body);
    case 'TSModuleDeclaration':
      return lowerNamespace(b, node);
    case 'TSEnumDeclaration':
      return b.write(b.variableAt(node.id), lowerEnum(b, node), node);
    case 'IfStatement':
      return lowerIf(b, node);
    case 'ForStatement':
      return lowerFor(b, node, label);
    case 'ForInStatement':
    case 'ForOfStatement':
      return lowerForEach(b, node, label);
    case 'WhileStatement':
    case 'DoWhileStatement':
      return lowerWhile(b, node, label);
    case 'SwitchStatement':
      return lowerSwitch(b, node, label);
    case 'TryStatement':
      return lowerTry(b, node);
    case 'LabeledStatement':
      return lowerLabeled(b, node);
    case 'BreakStatement':
    case 'ContinueStatement':
      return lowerJump(b, node);
    case 'ClassDeclaration': {
      const value = b.lower.class(b, node);
      if (node.id) b.write(b.variableAt(node.id), value, node);
      return;
    }
    case 'ImportDeclaration':
      return lowerImport(b, node);
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
    case 'TSExportAssignment':
      return lowerExport(b, node);
    case 'WithStatement':
      lowerExpression(b, node.object);
      return lowerStatement(b, node.body, undefined);
    default:
  }
}

function lowerReturn(b: Builder, { argument }: NodeOf<'ReturnStatement'>): void {
  const folded = foldedIn(argument);
  if (folded !== undefined) lowerFolded(b, folded);
  else b.exit('return', argument ? lowerExpression(b, argument) : undefined);
}

/** `assert(condition)`, `assert.ok(condition)`, `invariant(condition)`, if these are what they are called. */
function isAssertion(node: Node): node is NodeOf<'CallExpression'> {
  if (node.type !== 'CallExpression' || node.arguments[0] === undefined || !/^(?:Unary|Binary|Logical|Call)Expression$/.test(node.arguments[0].type)) return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return callee.name === 'assert' || callee.name === 'invariant';
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'assert' && callee.property.type === 'Identifier' && callee.property.name === 'ok';
}

/** `if (!condition) assert(false, …)`: whoever is called may come back; that is asked where guards are. */
function lowerAssertion(b: Builder, node: NodeOf<'CallExpression'>): void {
  const [condition, ...others] = node.arguments;
  if (condition === undefined) return;
  const holds = b.newBlock();
  const fails = b.newBlock();
  lowerCondition(b, condition, { yes: holds, no: fails });
  b.seal(fails);
  b.current = fails;
  const { value, base } = node.callee.type === 'MemberExpression' ? lowerMember(b, node.callee) : { value: lowerExpression(b, node.callee), base: undefined };
  const said = b.emit({ op: 'constant', value: false }, condition);
  const args = others.map((each) => (each.type === 'SpreadElement' ? { value: lowerExpression(b, each.argument), spread: true } : { value: lowerExpression(b, each), spread: false }));
  b.emit({ op: 'call', callee: value, ...(base === undefined ? {} : { receiver: base }), args: [{ value: said, spread: false }, ...args], construct: false }, node);
  b.jump(holds);
  b.seal(holds);
  b.current = holds;
}

/** Lowers the declarators of a variable statement. */
export function lowerDeclaration(b: Builder, node: NodeOf<'VariableDeclaration'>): void {
  for (const { id, init } of node.declarations) {
    if (init) assignTo(b, id, lowerExpression(b, init));
    else if (node.kind !== 'var' && id.type === 'Identifier') b.write(b.variableAt(id), b.emit({ op: 'constant', value: undefined }, id), id);
  }
}

/** `isGood(name) || fail();`, `isGood(name) ? next() : fail();`: where nobody asks what comes of it, it is an `if`. */
function lowerForEffect(b: Builder, expression: Node): void {
  const node = bare(expression);
  if (node.type === 'SequenceExpression') return node.expressions.forEach((each) => lowerForEffect(b, each));
  const choice = choiceIn(node);
  if (choice === undefined) return void lowerExpression(b, node);
  const [yes, no, after] = [b.newBlock(), b.newBlock(), b.newBlock()];
  lowerCondition(b, choice.test, { yes, no });
  b.seal(yes);
  b.seal(no);
  b.current = yes;
  if (choice.yes) lowerForEffect(b, choice.yes);
  b.jump(after, no);
  if (choice.no) lowerForEffect(b, choice.no);
  b.jump(after, after);
  b.seal(after);
}

function choiceIn(node: Node): { readonly test: Node; readonly yes?: Node; readonly no?: Node } | undefined {
  if (node.type === 'ConditionalExpression') return { test: node.test, yes: node.consequent, no: node.alternate };
  if (node.type !== 'LogicalExpression' || node.operator === '??') return undefined;
  return node.operator === '&&' ? { test: node.left, yes: node.right } : { test: node.left, no: node.right };
}

/** `if … else if …` is a chain: lowered without recursion. */
function lowerIf(b: Builder, node: NodeOf<'IfStatement'>): void {
  const after = b.newBlock();
  let at: Node | null = node;
  while (at?.type === 'IfStatement') {
    const yes = b.newBlock();
    const no = b.newBlock();
    lowerCondition(b, at.test, { yes, no });
    b.seal(yes);
    b.seal(no);
    b.current = yes;
    lowerStatement(b, at.consequent, undefined);
    b.jump(after, no);
    at = at.alternate;
  }
  if (at) lowerStatement(b, at, undefined);
  b.jump(after, after);
  b.seal(after);
}

function lowerLabeled(b: Builder, node: NodeOf<'LabeledStatement'>): void {
  const body = bare(node.body);
  if (/^(?:For|While|DoWhile|Switch)/.test(body.type)) return lowerStatement(b, body, node.label.name);
  const after = b.newBlock();
  b.jumps.push({ label: node.label.name, onBreak: after, onContinue: undefined });
  lowerStatement(b, body, undefined);
  b.jumps.pop();
  b.jump(after, after);
  b.seal(after);
}

function lowerJump(b: Builder, node: NodeOf<'BreakStatement' | 'ContinueStatement'>): void {
  const to = targetOf(b, node);
  if (to !== undefined) b.jump(to);
}

function targetOf(b: Builder, node: NodeOf<'BreakStatement' | 'ContinueStatement'>): Block | undefined {
  for (let at = b.jumps.length - 1; at >= 0; at--) {
    const jump = b.jumps[at];
    if (jump === undefined) continue;
    if (node.label) {
      if (jump.label === node.label.name) return node.type === 'BreakStatement' ? jump.onBreak : jump.onContinue;
    } else if (node.type === 'ContinueStatement') {
      if (jump.onContinue !== undefined) return jump.onContinue;
    } else if (jump.label === undefined || jump.onContinue !== undefined) {
      return jump.onBreak;
    }
  }
  return undefined;
}
