import path from 'node:path/posix';
import type { SurfaceFact, Unit } from '../../contract/index.ts';
import type { AnalysedProgram } from '../../program/index.ts';

/** With fewer files nothing is known of what a folder does. */
const ESTABLISHED = 3;

/** Marks the packages and capabilities that no other file of the folder has, where the folder has files enough to say so. */
export function markNovel(facts: readonly SurfaceFact[], file: string, program: AnalysedProgram): readonly SurfaceFact[] {
  if (!facts.some(({ kind }) => kind === 'package' || kind === 'capability')) return facts;
  const others = siblings(file, program).filter((each) => program.kind(each) === 'code');
  if (others.length < ESTABLISHED) return facts;
  const known = new Set(others.flatMap((each) => program.graph.dependenciesOf(each)).flatMap(({ resolution }) => (resolution.type === 'package' || resolution.type === 'builtin' ? [resolution.name] : [])));
  return facts.map((fact) => {
    const name = fact.kind === 'package' ? fact.name : fact.kind === 'capability' ? fact.detail : undefined;
    return name === undefined || name === '' || known.has(name) ? fact : { ...fact, novel: true };
  });
}

/** A new file with an ending that no file of its folder has, told with its first chunk. */
export function newFileKind({ path: file, span, phase, operation }: Unit, program: AnalysedProgram): readonly SurfaceFact[] {
  const ending = path.extname(file);
  if (phase !== 'chunk' || operation !== 'create' || span.start !== 0 || ending === '') return [];
  const others = siblings(file, program);
  if (others.length < ESTABLISHED || others.some((each) => path.extname(each) === ending)) return [];
  return [{ kind: 'file-kind', name: ending, detail: path.dirname(file), path: file, line: 1 }];
}

/** The files that the disk has beside one. */
function siblings(file: string, program: AnalysedProgram): readonly string[] {
  return program.filesIn(path.dirname(file)).filter((each) => each !== file);
}
