import type { AnalysedProgram, Module } from '../../program/index.ts';
import { givenNames } from './given-names.ts';

/** Whether a module of the tree gives out a name: `pending` while it is being written, `unknown` where it cannot be listed. */
export type MemberAnswer = 'exported' | 'missing' | 'pending' | 'unknown';

const MAX_DEPTH = 20;

/** Asks a module for a member, through `export *`. A name is missing only when every module on the way can be listed. */
export function exportedMember(path: string, name: string, program: AnalysedProgram): MemberAnswer {
  return memberOf(path, name, { program, depth: MAX_DEPTH });
}

function memberOf(path: string, name: string, { program, depth }: { readonly program: AnalysedProgram; readonly depth: number }): MemberAnswer {
  const module = program.module(path);
  if (module === undefined || depth <= 0 || isDeclarationFile(path) || hasDeclarations(path, program)) return 'unknown';
  if (module.exports.some((each) => each.name === name)) return 'exported';
  if (module.obstacle !== undefined || module.opaqueExports || module.units.some((unit) => unit.faults.length > 0)) return 'unknown';
  const answers = starsOf(module).map((from) => throughStar(from, name, { module, program, depth }));
  if (answers.includes('exported')) return 'exported';
  if (answers.includes('unknown')) return 'unknown';
  if (!module.complete || answers.includes('pending')) return 'pending';
  return isListable(module) && !givenNames(program).some(({ augmented }) => augmented.has(name)) ? 'missing' : 'unknown';
}

/** True for an ES module. A script without imports and exports may hand out names in ways of its own. */
function isListable(module: Module): boolean {
  const hasSyntax = module.exports.length > 0 || module.imports.some((each) => each.kind === 'import');
  const isTyped = /\.[cm]?tsx?$/.test(module.path);
  const augments = module.units.some((unit) => unit.nodes('TSModuleDeclaration').some((node) => node.id.type === 'Literal'));
  return (hasSyntax || isTyped) && !augments;
}

/** In a declaration file every declaration counts as exported unless it says otherwise. */
function isDeclarationFile(path: string): boolean {
  return /\.d(?:\.[a-z]+)?\.[cm]?ts$/.test(path);
}

/** `x.d.ts` beside `x.js` says what types the file has. */
function hasDeclarations(path: string, program: AnalysedProgram): boolean {
  return /\.[cm]?jsx?$/.test(path) && program.has(path.replace(/\.([cm]?)jsx?$/, '.d.$1ts'));
}

function starsOf(module: Module): readonly string[] {
  return module.exports.flatMap((each) => (each.name === '*' && each.from !== undefined ? [each.from] : []));
}

function throughStar(
  specifier: string,
  name: string,
  { module, program, depth }: { readonly module: Module; readonly program: AnalysedProgram; readonly depth: number },
): MemberAnswer {
  if (name === 'default') return 'missing';
  const resolution = program.resolve(module.path, specifier);
  if (resolution.type === 'missing') return 'pending';
  return resolution.type === 'file' ? memberOf(resolution.path, name, { program, depth: depth - 1 }) : 'unknown';
}
