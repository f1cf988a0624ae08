import { describe, expect, it } from 'vitest';
import { flowAnalysisOf } from '../../program/index.ts';
import type { EndingRow, Flow, GuardRow, Kind, SchemaRow, SinkRow, SourceRow, StepRow, TypeRow } from '../../program/index.ts';
import { flowModel } from '../../validators/knowledge/index.ts';
import { emptyProgram } from '../rules/judge.ts';
import { programWith } from './schema-programs.ts';
import { codeAt, continued, handling, packageOf, pathOf, PROBES, standing, useOf } from './row-programs.ts';
import { sinkStatement, stepStatement } from './row-statements.ts';

const program = emptyProgram();

function flowsIn(text: string): readonly Flow[] {
  const path = pathOf(text);
  program.begin(path, 'create');
  program.setText(path, 'whole', text);
  program.complete(path);
  expect(program.module(path)?.obstacle).toBeUndefined();
  return flowAnalysisOf(program, flowModel).flowsFrom(path).flows;
}

const nameOf = (row: readonly unknown[]): string => row.map(String).join(' ');
const named = <R extends readonly unknown[]>(rows: readonly R[]): (readonly [string, R])[] => rows.map((row) => [nameOf(row), row] as const);
const kindsOf = (flows: readonly Flow[]): readonly Kind[] => [...new Set(flows.map((flow) => flow.kind))];

/** A kind among those that are taken away, with something that does harm by it. */
function probeOf(clears: readonly Kind[] | 'all'): readonly [Kind, (value: string) => string] {
  for (const kind of clears === 'all' ? (['code'] as const) : clears) {
    const probe = PROBES[kind];
    if (probe !== undefined) return [kind, probe];
  }
  throw new Error(`nothing does harm by ${String(clears)}`);
}

/** Where all of an argument comes from outside, a row for a part of it may be the one that is told. A list of arguments is read by a shell. */
function provesSink([root, path, kind]: SinkRow, text: string): void {
  const rows = flowsIn(text).map(({ sinkRow }) => sinkRow);
  const told = kind === 'argument' ? 'command' : kind;
  expect(rows.filter((row) => row[0] === root && row[1].startsWith(path) && row[2] === told), text).not.toEqual([]);
}

/** What stands in a page as text does harm as markup only; everything else is put into code. */
function provesSource([, , tier]: SourceRow, text: (use: (value: string) => string) => string): void {
  const [kind, code] = tier === 'page' ? ['html', text((value) => `document.write(${value});`)] : ['code', text((value) => `eval('run ' + ${value});`)];
  expect(flowsIn(code).map((flow) => `${flow.kind} ${flow.origin.tier}`), code).toContain(`${kind} ${tier}`);
}

/** Behind the first, the input is a word; behind the second it may be anything. */
const ASSERTING: Readonly<Record<EndingRow[2], (call: string) => readonly [enough: string, other: string]>> = {
  never: (call) => [`if (!/^\\w+$/.test(input)) ${call}();`, `if (/^\\w+$/.test(input)) ${call}();`],
  'where true': (call) => [`${call}(/^\\w+$/.test(input));`, `${call}(!/^\\w+$/.test(input));`],
  'where equal': (call) => [`${call}(input, 'name');`, `${call}(/^\\w+$/.test(input), false);`],
  'where different': (call) => [`${call}(/\\W/.test(input), true);`, `${call}(input, 'name');`],
  'where it matches': (call) => [`${call}(input, /^\\w+$/);`, `${call}(input, /\\w+/);`],
  'where none matches': (call) => [`${call}(input, /\\W/);`, `${call}(input, /name/);`],
};

describe('every row fires', () => {
  it.each(named(flowModel.sinks))('sink %s', (_, row) => {
    provesSink(row, handling(packageOf(row[0]), sinkStatement(row, codeAt(row[0], ''))));
  });

  it.each(named(flowModel.sources))('source %s', (_, row) => {
    const { expression, wrap } = codeAt(row[0], row[1]);
    provesSource(row, (use) => standing(packageOf(row[0]), wrap(use(expression))));
  });

  it.each(named(flowModel.types))('type %s', (_, [type, root, path]: TypeRow) => {
    const use = useOf(type);
    if (use === undefined) throw new Error(`${type} is of no use`);
    const start = use.via.reduce(continued, codeAt(root, path));
    if (use.kind === 'sink') {
      const row = flowModel.sinks[use.at] as SinkRow;
      provesSink(row, handling(packageOf(root), sinkStatement(row, start)));
    } else if (use.kind === 'source') {
      const row = flowModel.sources[use.at] as SourceRow;
      const { expression, wrap } = continued(start, row[1]);
      provesSource(row, (use) => standing(packageOf(root), wrap(use(expression))));
    } else {
      const row = flowModel.steps[use.at] as StepRow;
      const text = handling(packageOf(root), stepStatement(row, start, (value) => `eval(${value});`));
      expect(kindsOf(flowsIn(text)), text).toContain('code');
    }
  });

  const isOfNames = ([, , from]: StepRow): boolean => from.endsWith('#names');

  it.each(named(flowModel.steps.filter(isOfNames)))('step of names %s', (_, row: StepRow) => {
    expect(kindsOf(flowsIn(handling(packageOf(row[0]), stepStatement(row, codeAt(row[0], ''), (name) => `target[${name}].given = input;`))))).toContain('key');
  });

  it.each(named(flowModel.steps.filter((row) => !isOfNames(row))))('step %s', (_, row: StepRow) => {
    const [root, , , , clears = [], condition] = row;
    const through = (use: (value: string) => string): readonly Kind[] => kindsOf(flowsIn(handling(packageOf(root), stepStatement(row, codeAt(root, ''), use))));
    const left = (['code', 'html', 'path'] as const).find((kind) => clears !== 'all' && !clears.includes(kind)) ?? 'code';
    const harm = PROBES[left];
    if (clears !== 'all' && harm !== undefined) expect(through(harm)).toContain(left);
    if (clears.length === 0) return;
    const [kind, probe] = probeOf(clears);
    if (condition?.[0] === 'when') expect(through(probe)).toContain(kind);
    else expect(through(probe)).not.toContain(kind);
    expect(kindsOf(flowsIn(handling('', probe('input'))))).toContain(kind);
  });

  it.each(named(flowModel.schemas))('schema %s', (_, row: SchemaRow) => {
    const { statements, isHarmful } = programWith(row);
    const text = handling(row[0], statements);
    expect(kindsOf(flowsIn(text)).includes('code'), text).toBe(isHarmful);
  });

  it.each(named(flowModel.guards))('guard %s', (_, [root, path, , holds, clears]: GuardRow) => {
    const [kind, probe] = probeOf(clears);
    const { expression, wrap } = codeAt(root, path);
    const checked = (condition: string): readonly Kind[] => kindsOf(flowsIn(handling(packageOf(root), wrap(`if (${condition}) {\n${probe('input')}\n}`))));
    expect(checked(`${holds ? '' : '!'}${expression}(input)`)).not.toContain(kind);
    expect(checked(`${holds ? '!' : ''}${expression}(input)`)).toContain(kind);
  });

  it.each(named(flowModel.endings))('ending %s', (_, [root, path, comesBack]: EndingRow) => {
    const { expression, wrap } = codeAt(root, path);
    const behind = (statement: string): readonly Kind[] => kindsOf(flowsIn(handling(packageOf(root), wrap(`${statement}\neval('run ' + input);`))));
    const [enough, other] = ASSERTING[comesBack](expression);
    expect(behind(enough), enough).not.toContain('code');
    expect(behind(other), other).toContain('code');
  });
});

it('says nothing twice', () => {
  for (const rows of [flowModel.types, flowModel.sources, flowModel.sinks, flowModel.steps, flowModel.guards, flowModel.endings]) {
    const names = rows.map(nameOf);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  }
});
