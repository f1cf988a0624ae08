import path from 'node:path/posix';
import { isFunction } from '../../program/index.ts';
import type { Node } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { isEntryPath } from './entry-path.ts';
import { unusedLevel } from './unused-level.ts';

/** `architecture/orphan`: a file that the run adds beside others and that nobody imports. */
export const orphan: Rule = defineRule({
  meta: {
    id: 'architecture/orphan',
    cwe: [1164],
    severity: 'low',
    confidence: 'likely',
    from: 'program',
    description: 'The run has added the file beside others, and nobody imports it: it was forgotten, or it is not needed.',
    advice: 'Import the file where it was meant to be used, or leave it out.',
  },
  check(context) {
    const level = unusedLevel(context);
    if (level === undefined || context.part !== context.module.units[0] || !isForgotten(context)) return;
    const [first] = context.part.program.body;
    if (first !== undefined) context.report({ node: { start: first.start, end: Math.min(first.end, first.start + 80) }, message: `Nobody imports ${context.path}, and it imports none of the files that came with it.`, sink: context.path, ...level });
  },
});

/** Where the run brings one file only, that file is what was asked for; where it uses the others, it is what they are for. */
function isForgotten({ path: own, program, module }: RuleContext): boolean {
  if (program.onDisk(own) || isEntryPath(own, program) || !module.units.every((unit) => unit.program.body.every(isDeclaration))) return false;
  const others = program.runPaths().filter((each) => each !== own && program.kind(each) === 'code' && program.has(each) && !isTestPath(each));
  if (others.length === 0 || program.graph.dependenciesOf(own).some(({ file }) => file !== undefined && others.includes(file))) return false;
  return program.graph.dependentsOf(own).length === 0 && !isLoadedByFolder(own, program);
}

/** Neighbours that nobody imports either are loaded by other means, and so is this one. */
function isLoadedByFolder(own: string, program: RuleContext['program']): boolean {
  const besides = program.graph.paths().filter((each) => each !== own && path.dirname(each) === path.dirname(own) && program.onDisk(each));
  return besides.some((each) => program.graph.dependentsOf(each).length === 0);
}

/** What only declares does nothing when it is loaded; a script works without being imported. */
function isDeclaration(statement: Node): boolean {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
      return statement.declaration === null || isDeclaration(statement.declaration);
    case 'ExportDefaultDeclaration':
    case 'ExportAllDeclaration':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSEnumDeclaration':
      return true;
    case 'ImportDeclaration':
      return statement.specifiers.length > 0;
    case 'VariableDeclaration':
      return statement.declarations.every(({ init }) => init === null || isFunction(init) || !/^(?:Call|New|Await|Import)Expression$/.test(init.type));
    default:
      return false;
  }
}
