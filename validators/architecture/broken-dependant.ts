import { defineTextRule } from '../rule.ts';
import type { TextRule, TextRuleContext } from '../rule.ts';
import { isTestPath } from '../test-code.ts';
import { givesName } from './gives-name.ts';
import { takenNames } from './taken-names.ts';

/** `architecture/broken-dependant`: the run takes away what files that it does not touch import. */
export const brokenDependant: TextRule = defineTextRule({
  meta: {
    id: 'architecture/broken-dependant',
    cwe: [],
    severity: 'high',
    confidence: 'certain',
    from: 'program',
    description: 'The file no longer exports what another file imports from it, or is deleted while another file imports it. That file fails when it loads, though nobody touched it.',
    advice: 'Keep exporting what others import, or change those files in the same task.',
  },
  deletes: true,
  check(context) {
    const { path, program, unit } = context;
    if (!program.onDisk(path) || !program.runPaths().includes(path) || program.kind(path) !== 'code') return;
    const lost = unit.operation === 'delete' ? losersOfFile(context) : losersOfNames(context);
    for (const file of lost) tell(file, context);
  },
});

/** A file that loses something, and where it asks for it. */
interface Loser {
  readonly path: string;
  readonly line: number;
  /** Absent when the whole file is gone. */
  readonly name?: string;
}

/** What a file gave before and no longer gives. What could not be had before is nothing that this run broke. */
function losersOfNames({ path, program }: TextRuleContext): readonly Loser[] {
  const before = program.moduleOnDisk(path);
  if (before === undefined || before.opaqueExports || before.obstacle !== undefined) return [];
  const gone = new Set(before.exports.map(({ name }) => name).filter((name) => name !== '*' && givesName(path, name, program) === false));
  if (gone.size === 0) return [];
  return others(program.graph.dependentsOf(path), program.runPaths()).flatMap((from) =>
    takenNames(from, path, program).flatMap(({ record, names }) => (names === 'all' ? [] : names.filter((name) => gone.has(name))).map((name) => ({ path: from, line: lineOf(record), name }))),
  );
}

/** Nothing leads to a file that is gone: those that asked for it are found by what they miss. */
function losersOfFile({ path, program }: TextRuleContext): readonly Loser[] {
  const asking = program.graph.files().filter((from) => program.graph.dependenciesOf(from).some(({ resolution }) => resolution.type === 'missing' && resolution.candidates.includes(path)));
  return others(asking, program.runPaths()).flatMap((from) => takenNames(from, path, program).map(({ record }) => ({ path: from, line: lineOf(record) })));
}

/** Files of the run answer for their own imports. */
function others(files: readonly string[], run: readonly string[]): readonly string[] {
  return files.filter((file) => !run.includes(file));
}

function lineOf({ unit, node }: ReturnType<typeof takenNames>[number]['record']): number {
  return unit.lines.positionAt(node.start).line;
}

function tell({ path, line, name }: Loser, { path: own, text, report }: TextRuleContext): void {
  const end = text.indexOf('\n');
  report({
    span: { start: 0, end: Math.min(end === -1 ? text.length : end, 80) },
    message: name === undefined ? `${own} is deleted, but ${path}:${line} imports it.` : `${own} no longer exports \`${name}\`, which ${path}:${line} imports.`,
    advice: name === undefined ? `Keep ${own}, or take its import out of ${path} in the same task.` : `Keep exporting \`${name}\`, or change ${path} in the same task.`,
    ...(isTestPath(path) ? { confidence: 'likely' } : {}),
    sink: `${path} ${name ?? '*'}`,
  });
}
