import type { ParsedUnit } from '../../parsed-unit.ts';
import { bare, constantString, isFunction, parentOf, propertyName } from '../../syntax.ts';
import type { Node } from '../../syntax.ts';
import type { Located } from '../origin.ts';
import { accessOf, mayHandle } from './asks-who.ts';
import type { Route } from './route.ts';
import { FILE_ROWS } from './route-rows.ts';

/** What a framework finds by the name of a file: Next, SvelteKit, Remix, Nitro, functions in the cloud. */
export function fileRoutes(part: ParsedUnit, at: Located): readonly Route[] {
  return FILE_ROWS.flatMap(({ file, exports }) => {
    const where = file.exec(part.path)?.[1];
    if (where === undefined) return [];
    return exported(part).flatMap(({ name, node, value }): readonly Route[] => {
      if (!exports.test(name) || !mayHandle(value)) return [];
      const verb = /^[A-Z]+$/.test(name) ? name : name === 'loader' || name === 'load' ? 'GET' : 'ANY';
      return [{ node, name: `${verb} /${where}`, access: accessOf([], { ...at, node: value }) }];
    });
  });
}

interface Exported {
  readonly name: string;
  readonly node: Node;
  readonly value: Node;
}

/** What a part exports by name, with the value. */
function exported(part: ParsedUnit): readonly Exported[] {
  const named = part.nodes('ExportNamedDeclaration').flatMap(({ declaration }): readonly Exported[] => {
    if (declaration?.type === 'FunctionDeclaration') return [{ name: declaration.id?.name ?? '', node: declaration, value: declaration }];
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap((each) => (each.id.type === 'Identifier' && each.init !== null ? [{ name: each.id.name, node: each, value: bare(each.init) }] : []));
  });
  const whole = part.nodes('ExportDefaultDeclaration').map((node) => ({ name: 'default', node, value: bare(node.declaration) }));
  const assigned = part.nodes('AssignmentExpression').flatMap(({ left, right }) => {
    const name = left.type === 'MemberExpression' && isExports(left.object) ? propertyName(left) : undefined;
    return name === undefined ? [] : [{ name, node: left, value: bare(right) }];
  });
  return [...named, ...whole, ...assigned];
}

/** React's server functions: whatever stands under `'use server'` can be called by anybody. https://react.dev/reference/rsc/use-server */
export function serverFunctions(part: ParsedUnit, at: Located): readonly Route[] {
  const isWhole = at.module.units[0]?.program.body.some((each) => each.type === 'ExpressionStatement' && constantString(each.expression) === 'use server') === true;
  const ofFile = isWhole ? exported(part).filter(({ value }) => isFunction(value)) : [];
  const own = part.nodes('ExpressionStatement').flatMap((statement): readonly Exported[] => {
    const owner = constantString(statement.expression) === 'use server' ? parentOf(parentOf(statement) ?? statement) : undefined;
    return isFunction(owner) ? [{ name: owner.id?.name ?? '*', node: owner, value: owner }] : [];
  });
  return [...ofFile, ...own].map(({ name, node, value }) => ({ node, name: `ACTION ${name}`, access: accessOf([], { ...at, node: value }) }));
}

function isExports(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return node.type === 'MemberExpression' && propertyName(node) === 'exports' && node.object.type === 'Identifier' && node.object.name === 'module';
}
