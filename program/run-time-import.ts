import path from 'node:path';
import type { ImportRecord } from './imports.ts';
import type { Module } from './module.ts';
import type { AnalysedProgram } from './program.ts';
import { parentOf } from './syntax.ts';
import type { Node } from './syntax.ts';

/** Whether an import is there when the program runs: TypeScript takes out imports whose names are used as types only. */
export type RunTimeAnswer = 'yes' | 'no' | 'not-yet';

/** Answers `not-yet` while the file is being written and no use as a value has come. */
export function isRunTimeImport(record: ImportRecord, module: Module, program: AnalysedProgram): RunTimeAnswer {
  if (record.typeOnly || record.kind === 'dynamic') return 'no';
  if (record.kind !== 'import' || !/\.[cm]?tsx?$/.test(module.path)) return isDeferred(record) ? 'no' : 'yes';
  const names = importedNames(record);
  if (names.length === 0 || keepsImports(module.path, program)) return 'yes';
  if (names.some((name) => isUsedAsValue(name, record, module))) return 'yes';
  return module.complete ? 'no' : 'not-yet';
}

/** `require` inside a function runs after loading. */
function isDeferred(record: ImportRecord): boolean {
  if (record.kind !== 'require') return false;
  for (let at = parentOf(record.node); at !== undefined; at = parentOf(at))
    if (at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression' || at.type === 'ArrowFunctionExpression') return true;
  return false;
}

function importedNames(record: ImportRecord): readonly Node[] {
  const declaration = parentOf(record.node);
  return declaration?.type === 'ImportDeclaration' ? declaration.specifiers.map((each) => each.local) : [];
}

function isUsedAsValue(local: Node, record: ImportRecord, module: Module): boolean {
  const binding = record.unit.scopes.bindingAt(local);
  return binding !== undefined && module.referencesOf(binding).some((reference) => reference.access !== 'type');
}

/** `verbatimModuleSyntax` and its forerunners keep every import that is not marked `type`. */
function keepsImports(from: string, program: AnalysedProgram): boolean {
  for (let folder = path.posix.dirname(from); ; folder = path.posix.dirname(folder)) {
    const config = program.text(folder === '.' ? 'tsconfig.json' : `${folder}/tsconfig.json`);
    if (config !== undefined) return /"(?:verbatimModuleSyntax|preserveValueImports)"\s*:\s*true/.test(config);
    if (folder === '.' || folder === '/') return false;
  }
}
