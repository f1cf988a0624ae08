import { parseSync } from 'oxc-parser';
import type { EcmaScriptModule } from 'oxc-parser';
import { languageOf } from '../language.ts';
import { parseObstacle } from '../limits.ts';
import { parseUnit } from '../parse.ts';
import { PLAIN_REFERENCES, tripleSlashReferences } from './reference.ts';
import type { ModuleReference, ReferenceOptions } from './reference.ts';
import { referencesInUnit } from './unit-references.ts';

/**
 * The modules a whole file names, without keeping its tree. Most files are read off the parser's list of imports, which costs
 * less than half of a tree; where calls or types may name a module the tree is made. Undefined when the text cannot be parsed.
 */
export function referencesInText(path: string, text: string, options: ReferenceOptions = PLAIN_REFERENCES): readonly ModuleReference[] | undefined {
  if (needsTree(text, options)) return fromTree(path, text, options);
  if (!MAY_REFER.test(text)) return [];
  if (parseObstacle(text) !== undefined) return undefined;
  const lang = /\.d\.[cm]?ts$/.test(path) ? 'dts' : (languageOf(path) ?? 'ts');
  const { module, errors } = parseSync(path, text, { lang, sourceType: 'module' });
  if (errors.length > 0) return fromTree(path, text, options);
  return countOf(text, TYPE_OR_DYNAMIC) > module.dynamicImports.length ? fromTree(path, text, options) : fromList(text, module);
}

/** Without one of these words nothing is named. */
const MAY_REFER = /\b(?:import|export)\b|\/\/\//;
/** What the list does not say: calls of `require` and `define`, and clauses without names, of which it keeps no module. */
const NEEDS_TREE = /\brequire\b|\bdefine\s*\(|\bexport\s*(?:type\s*)?\{\s*\}\s*from|\bimport\s+type\s*\{\s*\}/;
const TYPE_OR_DYNAMIC = /\bimport\s*\(/g;

function needsTree(text: string, { exoticRequireStrings, detectProcessBuiltinModuleCalls }: ReferenceOptions): boolean {
  if (NEEDS_TREE.test(text) || (detectProcessBuiltinModuleCalls && text.includes('getBuiltinModule'))) return true;
  return exoticRequireStrings.some((name) => text.includes(name.slice(name.lastIndexOf('.') + 1)));
}

function fromTree(path: string, text: string, options: ReferenceOptions): readonly ModuleReference[] | undefined {
  const outcome = parseUnit(path, text);
  return outcome.type === 'parsed' && outcome.unit.faults.length === 0 ? referencesInUnit(outcome.unit, options) : undefined;
}

function fromList(text: string, module: EcmaScriptModule): readonly ModuleReference[] {
  const references: ModuleReference[] = [];
  const add = (request: { readonly value: string; readonly start: number }, own: 'import' | 'export', typeOnly: boolean): void => {
    references.push({ specifier: request.value, system: 'es6', types: typeOnly ? ['type-only', own] : [own], dynamic: false, typeOnly, start: request.start });
  };
  for (const { moduleRequest, entries } of module.staticImports) add(moduleRequest, 'import', entries.length > 0 && entries.every((entry) => entry.isType));
  for (const { entries } of module.staticExports) {
    const [first] = entries;
    if (first?.moduleRequest) add(first.moduleRequest, 'export', entries.every((entry) => entry.isType));
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const specifier = /^(["'`])([^\\]*)\1$/s.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2];
    if (specifier !== undefined && !specifier.includes('${'))
      references.push({ specifier, system: 'es6', types: ['dynamic-import'], dynamic: true, typeOnly: false, start: moduleRequest.start });
  }
  const head = Math.min(module.staticImports[0]?.start ?? text.length, module.staticExports[0]?.start ?? text.length);
  return [...references, ...tripleSlashReferences(text.slice(0, head), 0)];
}

function countOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
