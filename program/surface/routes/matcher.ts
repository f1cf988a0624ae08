import { analyseRegex } from '../../regex/index.ts';
import type { Module } from '../../module.ts';
import { bare, constantString, propertyName } from '../../syntax.ts';
import type { Node } from '../../syntax.ts';

/**
 * True when a path is one of those for which Next calls the middleware of a file: all, or what `config.matcher` names. What
 * cannot be read as text matches nothing. https://nextjs.org/docs/app/api-reference/file-conventions/middleware#matcher
 */
export function isMatched(path: string, middleware: Module): boolean {
  const config = exportedValue('config', middleware);
  if (config === undefined) return !middleware.exports.some(({ name }) => name === 'config');
  if (config.type !== 'ObjectExpression') return false;
  const matcher = propertyOf(config, 'matcher');
  if (matcher === undefined) return true;
  const given = matcher.type === 'ArrayExpression' ? matcher.elements : [matcher];
  return given.some((each) => each !== null && patternMatches(sourceOf(bare(each)), path));
}

/** A text, or `{ source }` without conditions on headers and cookies. */
function sourceOf(node: Node): string | undefined {
  if (node.type !== 'ObjectExpression') return constantString(node);
  const isPlain = node.properties.every((each) => each.type === 'Property' && /^(?:source|locale)$/.test(propertyName(each) ?? ''));
  const source = isPlain ? propertyOf(node, 'source') : undefined;
  return source === undefined ? undefined : constantString(source);
}

/** The value of an exported constant of a file. */
export function exportedValue(name: string, module: Module): Node | undefined {
  const definition = module.exports.some((each) => each.name === name && each.from === undefined) ? module.lookup(name)?.definition : undefined;
  return definition?.type === 'VariableDeclarator' && definition.init !== null ? bare(definition.init) : undefined;
}

/** The value of a property of an object that is written out. */
export function propertyOf(object: Node, name: string): Node | undefined {
  const found = object.type === 'ObjectExpression' ? object.properties.find((each) => each.type === 'Property' && propertyName(each) === name) : undefined;
  return found?.type === 'Property' ? bare(found.value) : undefined;
}

/** Matches a path with a pattern in the form of path-to-regexp, whole: `/a/:path*`, `/((?!api).*)`. False for one that takes too long. */
export function patternMatches(pattern: string | undefined, path: string): boolean {
  if (pattern === undefined) return false;
  const source = `^${pattern
    .replaceAll(/\/:\w+\*/g, '(?:/.*)?')
    .replaceAll(/\/:\w+\+/g, '/.+')
    .replaceAll(/\/:\w+\?/g, '(?:/[^/]+)?')
    .replaceAll(/:\w+(?=\()/g, '')
    .replaceAll(/:\w+/g, '[^/]+')}/?$`;
  try {
    const expression = new RegExp(source);
    return /^(?:safe|polynomial)$/.test(analyseRegex({ source, flags: '' }).kind) && expression.test(path);
  } catch {
    return false;
  }
}
