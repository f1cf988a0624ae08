import type { AnalysedProgram } from '../../program/index.ts';

/** Whether a file exports a name, itself or with all of another file; undefined where its exports cannot be listed. */
export function givesName(file: string, name: string, program: AnalysedProgram): boolean | undefined {
  return given(file, name, { program, left: MOST_STEPS });
}

/** More `export *` in a row are not followed. */
const MOST_STEPS = 8;

function given(file: string, name: string, { program, left }: { readonly program: AnalysedProgram; readonly left: number }): boolean | undefined {
  const module = program.module(file);
  if (module === undefined || left === 0 || module.obstacle !== undefined || module.opaqueExports) return undefined;
  if (module.exports.some((each) => each.name === name)) return true;
  if (name === 'default') return false;
  const answers = module.exports.map((each) => {
    if (each.name !== '*' || each.from === undefined) return false;
    const target = program.resolve(file, each.from);
    return target.type === 'file' ? given(target.path, name, { program, left: left - 1 }) : undefined;
  });
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}
