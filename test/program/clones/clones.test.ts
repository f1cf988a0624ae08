import { expect, it } from 'vitest';
import { functionIndexOf, parseUnit, shapeOf } from '../../../program/index.ts';
import type { Clone } from '../../../program/index.ts';
import { emptyProgram } from '../../rules/judge.ts';
import { realFunctions } from './real-functions.ts';

it('finds 100 renamed functions of real packages again, and none of 100 others', () => {
  const originals = realFunctions(['eslint/lib', 'fast-check/lib', 'dependency-cruiser/src'], 100);
  const known = new Set(originals.map(({ key }) => key));
  const unrelated = realFunctions(['typescript-eslint', '@typescript-eslint', 'knip/dist', 'publint', 'vitest/dist', 'picomatch', 'commander'], 400).filter(({ key }) => !known.has(key)).slice(0, 100);
  expect([originals.length, unrelated.length]).toEqual([100, 100]);

  const program = emptyProgram();
  originals.forEach(({ text }, index) => {
    program.begin(`lib/f${index}.js`, 'create');
    program.append(`lib/f${index}.js`, String(index), `export ${text}\n`);
    program.complete(`lib/f${index}.js`);
  });
  const cloneOf = (text: string): Clone | undefined => {
    const outcome = parseUnit('src/new.js', text);
    const fn = outcome.type === 'parsed' ? outcome.unit.nodes('FunctionDeclaration')[0] : undefined;
    const shape = fn === undefined || outcome.type !== 'parsed' ? undefined : shapeOf(fn, outcome.unit);
    return shape === undefined ? undefined : functionIndexOf(program).cloneOf(shape, 'src/new.js');
  };

  expect(originals.filter(({ renamed, text }) => renamed !== text)).toHaveLength(100);
  const found = originals.filter(({ renamed }, index) => {
    const clone = cloneOf(renamed);
    return clone?.kind === 'exact' && clone.path === `lib/f${index}.js`;
  });
  const wrong = unrelated.filter(({ text }) => cloneOf(text) !== undefined);
  expect({ found: found.length, wrong: wrong.length }).toEqual({ found: 100, wrong: 0 });
});
