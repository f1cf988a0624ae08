import type { Module, ParsedUnit, Reference } from '../../program/index.ts';
import { isGlobalName } from '../knowledge/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { isAmbient } from './ambient-names.ts';
import { runsAsAssembly } from './assembly-script.ts';
import { hasDynamicNames, isExcused, runsOnPages } from './excused-names.ts';
import { isTurnedIntoText } from './function-text.ts';
import { undeclaredUses } from './undeclared-use.ts';

/** So many other files that use a name undeclared make a doubt, and so many show that it works. */
const DOUBT = 2;
const SHOWN = 5;

/** `static-analysis/unresolved-name`: a name that nobody declares. */
export const unresolvedName: Rule = defineRule({
  meta: {
    id: 'static-analysis/unresolved-name',
    cwe: [],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'The name is neither declared in the file nor imported nor known to the platform. Using it throws a ReferenceError.',
    advice: 'Declare or import every name before the file ends; check the spelling of imported names.',
  },
  check(context) {
    const { module, part, path } = context;
    if (isDeclarationFile(path) || hasDynamicNames(module) || module.units.some((unit) => unit.faults.length > 0)) return;
    for (const reference of firstUses(part, module)) {
      if (module.resolve(reference) !== undefined || isGlobalName(reference.name, { isTest: runsInTests(path) })) continue;
      if (!isExcused(reference.name, module)) checkName(reference, context);
    }
  },
});

/** Names may be declared further down: only at the end of the file it is certain that nobody does. */
function checkName(reference: Reference, context: RuleContext): void {
  const { path, phase, module, program } = context;
  const { name, identifier: node } = reference;
  if (phase === 'early' || phase === 'chunk') {
    context.oblige({ kind: 'name', path, name, node });
    return;
  }
  if (isAmbient(name, path, program) || (isGlobalName(name, { isAssembly: true }) && runsAsAssembly(path, program))) return;
  const others = undeclaredUses(name, context);
  if (others >= SHOWN) return;
  const isDoubtful = others >= DOUBT || isTestPath(path) || isGlobalName(name, { isTest: true }) || !isModule(module) || isBuildConstant(name) || isTurnedIntoText(node, context);
  context.report({
    node,
    message: `\`${name}\` is neither declared nor imported, and the platform does not have it.`,
    ...(isDoubtful ? { confidence: 'likely' } : {}),
  });
}

/** One finding a name: the first use in the file stands for all. */
function firstUses(part: ParsedUnit, module: Module): readonly Reference[] {
  const earlier = module.units.slice(0, module.units.indexOf(part));
  const seen = new Set<string>();
  return part.scopes.unresolved.filter((reference) => {
    const isNew = !seen.has(reference.name) && reference.access !== 'type';
    if (isNew) seen.add(reference.name);
    return isNew && !earlier.some((unit) => unit.scopes.unresolved.some((each) => each.name === reference.name && each.access !== 'type'));
  });
}

/** Plain scripts share their names with other scripts of the page. */
function isModule(module: Module): boolean {
  const { exports, imports, opaqueExports } = module;
  return (exports.length > 0 || opaqueExports || imports.length > 0) && !runsOnPages(module);
}

/** `__DEV__`, `APP_VERSION`: the way in which bundlers' constants are written. */
function isBuildConstant(name: string): boolean {
  return /^_|_$/.test(name) || /^[A-Z][A-Z0-9_$]*$/.test(name);
}

function isDeclarationFile(path: string): boolean {
  return /\.d(?:\.[a-z]+)?\.[cm]?ts$/.test(path);
}

function runsInTests(path: string): boolean {
  return isTestPath(path) || /(?:jest|vitest|mocha|jasmine|cypress|playwright|karma|setup|test)/i.test(path);
}
