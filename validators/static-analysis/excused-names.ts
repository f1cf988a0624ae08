import { bare, propertyName } from '../../program/index.ts';
import type { Module, ParsedUnit } from '../../program/index.ts';

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global', 'root', 'top', 'parent', 'frames']);

/** True when names may come from where no one can see them: direct `eval`, `with`. */
export function hasDynamicNames(module: Module): boolean {
  return module.units.some(
    (unit) => unit.nodes('WithStatement').length > 0 || unit.scopes.unresolved.some((each) => each.name === 'eval'),
  );
}

/** True when the file itself says that the name is, or may be, there at run time. */
export function isExcused(name: string, module: Module): boolean {
  return module.units.some(
    (unit) => isAsked(name, unit) || isAssigned(name, unit) || isAnnounced(name, unit) || isMemberOfGlobal(name, unit) || isAmbientHere(name, unit),
  );
}

/** `typeof module`, `typeof define`: a script that also runs on a page, where it shares its names with others. */
export function runsOnPages(module: Module): boolean {
  return module.units.some((unit) => ['module', 'exports', 'define'].some((name) => isAsked(name, unit)));
}

/** `typeof name`: the file is ready for it not to be there. */
function isAsked(name: string, unit: ParsedUnit): boolean {
  return unit.nodes('UnaryExpression').some((node) => {
    const argument = bare(node.argument);
    return node.operator === 'typeof' && argument.type === 'Identifier' && argument.name === name;
  });
}

/** `name = …` without a declaration makes a global in sloppy mode. */
function isAssigned(name: string, unit: ParsedUnit): boolean {
  return unit.scopes.unresolved.some((each) => each.name === name && each.access === 'write');
}

/** `/* global name *\/`, as linters read it. */
function isAnnounced(name: string, unit: ParsedUnit): boolean {
  return unit.comments.some((comment) => /^[\s*]*(?:globals?|exported|jshint|jslint)\b/.test(comment.value) && hasWord(comment.value, name));
}

/** `window.name`, `declare global { … name … }`. */
function isMemberOfGlobal(name: string, unit: ParsedUnit): boolean {
  return unit.nodes('MemberExpression').some((node) => {
    const object = bare(node.object);
    return propertyName(node) === name && object.type === 'Identifier' && GLOBAL_OBJECTS.has(object.name);
  });
}

function isAmbientHere(name: string, unit: ParsedUnit): boolean {
  return unit.nodes('TSModuleDeclaration').some((node) => hasWord(unit.text.slice(node.start, node.end), name));
}

/** True when a text has a name as a whole word. */
export function hasWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
    if (!/[\w$]/.test(text[at - 1] ?? '') && !/[\w$]/.test(text[at + name.length] ?? '')) return true;
  return false;
}
