import { fieldsOf, parseJsonText } from '../../program/index.ts';
import type { AnalysedProgram } from '../../program/index.ts';
import { foldersAbove } from '../folders-above.ts';

/**
 * True for a `.ts` file that AssemblyScript's compiler reads and not TypeScript's: it lies in `assembly/` beside an `asconfig.json`, or
 * below a `tsconfig.json` that extends AssemblyScript's own, as `asinit` makes both.
 */
export function runsAsAssembly(path: string, program: AnalysedProgram): boolean {
  return path.endsWith('.ts') && foldersAbove(path).some((folder) => (path.startsWith(`${folder}assembly/`) && program.has(`${folder}asconfig.json`)) || extendsAssembly(`${folder}tsconfig.json`, program));
}

function extendsAssembly(config: string, program: AnalysedProgram): boolean {
  const base = fieldsOf(parseJsonText(program.text(config) ?? ''))['extends'];
  return [base].flat().some((each) => typeof each === 'string' && /(?:^|\/)assemblyscript\//.test(each));
}
