import type { ParsedUnit } from '../../parsed-unit.ts';
import { bare, constantString, isFunction, parentOf, propertyName } from '../../syntax.ts';
import type { Node } from '../../syntax.ts';
import type { Located } from '../origin.ts';
import { accessOf } from './access.ts';
import { mayHandle } from './asks-who.ts';
import type { RouteSearch } from './search.ts';
import { isBehindMiddleware } from './middleware.ts';
import type { Route } from './route.ts';
import { FILE_ROWS } from './route-rows.ts';

/** What a framework finds by the name of a file: Next, SvelteKit, Remix, Nitro, functions in the cloud. */
export function fileRoutes(part: ParsedUnit, at: Located, search: RouteSearch): readonly Route[] {
  return FILE_ROWS.flatMap(({ framework, file, exports }) => {
    const found = file.exec(part.path);
    const where = found?.[1];
    if (found === null || where === undefined) return [];
    const folder = `${part.path.slice(0, found.index)}${found[0].startsWith('/') ? '/' : ''}`;
    const isBehind = (): boolean => framework === 'next' && isBehindMiddleware(addressOf(where), folder, search);
    return exported(part).flatMap(({ name, node, value }): readonly Route[] => {
      if (!exports.test(name) || !mayHandle(value)) return [];
      const verb = /^[A-Z]+$/.test(name) ? name : name === 'loader' || name === 'load' ? 'GET' : 'ANY';
      const access = accessOf({ steps: [], handler: value }, at);
      return [{ node, name: `${verb} /${where}`, access: access !== 'authenticated' && isBehind() ? 'authenticated' : access }];
    });
  });
}

/** The address of a folder: groups are no part of it, and for `[id]` any text may stand. */
function addressOf(folder: string): string {
  const segments = folder.split('/').filter((each) => each !== '' && !/^(?:\(.*\)|@.*|index)$/.test(each));
  return `/${segments.map((each) => each.replace(/^\[+(?:\.\.\.)?([\w-]+)\]+$/, '$1')).join('/')}`;
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
  return [...ofFile, ...own].map(({ name, node, value }) => ({ node, name: `ACTION ${name}`, access: accessOf({ steps: [], handler: value }, at) }));
}

function isExports(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports';
  return node.type === 'MemberExpression' && propertyName(node) === 'exports' && node.object.type === 'Identifier' && node.object.name === 'module';
}
