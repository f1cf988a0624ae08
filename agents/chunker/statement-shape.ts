import type { Node } from '../../program/index.ts';

/** Consecutive imports are one unit. */
export function joins(node: Node, next: Node | undefined): boolean {
  return node.type === 'ImportDeclaration' && next?.type === 'ImportDeclaration';
}

/** What a statement is once `export` is taken off. */
function core(statement: Node | undefined): Node | undefined {
  if (statement?.type === 'ExportNamedDeclaration') return statement.declaration ?? statement;
  return statement?.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
}

/** True for declarations whose closing brace ends the statement. */
export function isClosedByBrace(statement: Node | undefined): boolean {
  switch (core(statement)?.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      return true;
    default:
      return false;
  }
}

/** True for statements that end in a block, which no operator can continue. */
export function isBlockStatement(statement: Node | undefined): boolean {
  switch (statement?.type) {
    case 'BlockStatement':
    case 'IfStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'SwitchStatement':
    case 'TryStatement':
    case 'LabeledStatement':
    case 'WithStatement':
      return true;
    default:
      return isClosedByBrace(statement);
  }
}

/** A signature or ambient module, to which a following `{` still belongs. */
export function isBodyless(statement: Node | undefined): boolean {
  const declared = core(statement);
  return declared?.type === 'TSDeclareFunction' || (declared?.type === 'TSModuleDeclaration' && !('body' in declared && declared.body));
}

/** True for an `if` without `else` at the end of a statement: `else` may follow. */
export function isDangling(statement: Node | undefined): boolean {
  let at = statement;
  for (;;) {
    switch (at?.type) {
      case 'IfStatement':
        if (at.alternate === null) return true;
        at = at.alternate;
        continue;
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'LabeledStatement':
      case 'WithStatement':
        at = at.body;
        continue;
      default:
        return false;
    }
  }
}
