import type { Finding } from '../../contract/index.ts';
import type { AnalysedProgram, FileTypes, TypeChecker, TypeDiagnostic } from '../../program/index.ts';
import { dependantsOf } from './dependants.ts';
import type { Foundations } from './settled-modules.ts';
import { typeFindings } from './type-finding.ts';

interface Setting {
  readonly program: AnalysedProgram;
  readonly checker: TypeChecker;
  readonly foundations: Foundations;
}

interface Broken {
  readonly path: string;
  readonly types: Extract<FileTypes, { type: 'checked' }>;
}

/** What a change of a file that was there before breaks in files that import it. Errors they had before do not count. */
export async function brokenDependants(changed: string, { program, checker, foundations }: Setting): Promise<readonly Finding[]> {
  if (!program.onDisk(changed)) return [];
  const files = dependantsOf(changed, checker.projectFiles(program, changed), program);
  const broken: Broken[] = [];
  for (const path of files) {
    const types = await checker.check(program, path);
    if (types.type === 'checked' && types.diagnostics.length > 0) broken.push({ path, types });
  }
  if (broken.length === 0) return [];
  const before = await checker.checkOnDisk(program, broken.map(({ path }) => path));
  return broken.flatMap(({ path, types }, at) => typeFindings(newOnes(types.diagnostics, before[at]), { program, path, types, foundation: foundations.of(path) }));
}

/** The files are the same, so a diagnostic that was there before stands at the same place. */
function newOnes(now: readonly TypeDiagnostic[], before: FileTypes | undefined): readonly TypeDiagnostic[] {
  const known = new Set(before?.type === 'checked' ? before.diagnostics.map(keyOf) : []);
  return now.filter((diagnostic) => !known.has(keyOf(diagnostic)));
}

function keyOf({ code, start, end }: TypeDiagnostic): string {
  return `${code} ${start} ${end}`;
}
