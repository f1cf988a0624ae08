import { builtinModules } from 'node:module';
import { importsIn, nearestName, parentOf } from '../../program/index.ts';
import type { ImportRecord, Node } from '../../program/index.ts';
import { isAttemptedImport } from '../attempted-import.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { exportedMember } from './exported-member.ts';
import { isGeneratedPath } from './generated-path.ts';

/** `static-analysis/unresolved-import`: a module or a member of a module that is not there. */
export const unresolvedImport: Rule = defineRule({
  meta: {
    id: 'static-analysis/unresolved-import',
    cwe: [],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'The import leads to a file that does not exist, or takes a name that the file does not export. The program fails when it loads.',
    advice: 'Import only files that exist or that this task also creates, by their exact path, and only names that they export.',
  },
  check(context) {
    if (isDeclarationFile(context.path)) return;
    for (const record of importsIn(context.part)) {
      const resolution = context.program.resolve(context.path, record.specifier);
      if (resolution.type === 'missing') checkMissing(record, resolution.candidates, context);
      else if (resolution.type === 'unknown') checkScheme(record, context);
      else if (resolution.type === 'file' && resolution.path !== context.path) checkMembers(record, resolution.path, context);
    }
  },
});

/** While the run may still bring the file the import is a promise; at its end it is a flaw. */
function checkMissing(record: ImportRecord, candidates: readonly string[], context: RuleContext): void {
  const path = candidates[0];
  if (path === undefined || isAttemptedImport(record) || isGeneratedPath(path) || isMocked(record, context)) return;
  if (context.phase !== 'program') {
    context.oblige({ kind: 'module', path, name: record.specifier, node: record.node });
    return;
  }
  context.report({
    node: record.node,
    message: `"${record.specifier}" leads to no file: there is no ${path}${candidates.length > 1 ? ' nor a file that could stand for it' : ''}.`,
    ...(isTestPath(context.path) || record.typeOnly ? { confidence: 'likely' } : {}),
  });
}

/** Modules under `node:` that came after the oldest Node this runs on (nodejs.org/api, version 26). */
const NEWER: ReadonlySet<string> = new Set(['node:sqlite', 'node:sea', 'node:test', 'node:test/reporters', 'node:quic', 'node:vfs', 'node:ffi', 'node:stream/iter', 'node:zlib/iter']);

/** `node:` leads to what Node brings along and to nothing else. */
function checkScheme({ specifier, node }: ImportRecord, { report, path }: RuleContext): void {
  if (!specifier.startsWith('node:') || NEWER.has(specifier)) return;
  const similar = nearestName(specifier, builtinModules.map((name) => `node:${name}`));
  report({
    node,
    message: `Node has no module "${specifier}".${similar === undefined ? '' : ` Did you mean "${similar}"?`}`,
    ...(similar === undefined ? {} : { advice: `Import "${similar}".` }),
    ...(isTestPath(path) ? { confidence: 'likely' } : {}),
  });
}

function checkMembers(record: ImportRecord, path: string, context: RuleContext): void {
  for (const { name, node } of membersOf(record)) {
    const answer = exportedMember(path, name, context.program);
    const mayCome = context.phase !== 'program' && (answer === 'pending' || !isSettled(path, context));
    if (answer !== 'missing' && answer !== 'pending') continue;
    if (mayCome) context.oblige({ kind: 'member', path, name, node });
    else
      context.report({
        node,
        message: name === 'default' ? `${path} has no default export.` : `${path} does not export \`${name}\`.`,
        ...(isTestPath(context.path) ? { confidence: 'likely' } : {}),
      });
  }
}

/** A file on disk that the run has not touched may still be replaced or edited: only what the run has ended is final. */
function isSettled(path: string, { program }: RuleContext): boolean {
  return program.runPaths().includes(path) && program.isComplete(path);
}

function membersOf(record: ImportRecord): readonly { readonly name: string; readonly node: Node }[] {
  const declaration = parentOf(record.node);
  if (declaration?.type !== 'ImportDeclaration') return record.members;
  const byDefault = declaration.specifiers.filter((each) => each.type === 'ImportDefaultSpecifier');
  return [...byDefault.map((node) => ({ name: 'default', node })), ...record.members];
}

/** `vi.mock('./absent')`: a test runner stands in for the module. */
function isMocked(record: ImportRecord, { module }: RuleContext): boolean {
  return module.units.some((unit) =>
    unit.nodes('CallExpression').some(({ callee, arguments: [first] }) => {
      const isMock = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && /mock/i.test(callee.property.name);
      return isMock && first?.type === 'Literal' && first.value === record.specifier;
    }),
  );
}

/** Declarations are written by the compiler, for files that may lie elsewhere. */
function isDeclarationFile(path: string): boolean {
  return /\.d(?:\.[a-z]+)?\.[cm]?ts$/.test(path);
}
