import { describe, expect, it } from 'vitest';
import { builtInValidators } from '../../validators/index.ts';
import { emptyProgram, partsOf, unitOf } from '../rules/judge.ts';

const owasp = builtInValidators().filter(({ id }) => id === 'owasp');

/** A library of functions that hand what they get to the next, the last one into a command. */
function libraryOf(functions: number): string {
  const middle = Array.from({ length: functions }, (_, at) => `export function step${at}(first, second, third) {\n  return step${at + 1}(second, third, [first]);\n}\n`);
  return `import { exec } from 'node:child_process';\n${middle.join('')}export function step${functions}(first) {\n  exec('list ' + first);\n}\n`;
}

async function judged(text: string) {
  const program = emptyProgram();
  program.begin('steps.js', 'create');
  program.setText('steps.js', 'whole', text);
  program.complete('steps.js');
  return partsOf(unitOf({ path: 'steps.js', text }, 'file'), program, { validators: owasp });
}

describe('a search that only informs', () => {
  it('names where it was given up, beside a verdict that says nothing of it', async () => {
    const parts = await judged(libraryOf(800));
    expect(parts.filter(({ type }) => type === 'done')).toEqual([expect.objectContaining({ status: 'pass', unknown: [expect.stringMatching(/^input that only informs .*given up at steps\.js:\d+$/)] })]);
  });

  it('names nothing when it came to its end', async () => {
    const done = (await judged(libraryOf(20))).find(({ type }) => type === 'done');
    expect(done).toEqual(expect.objectContaining({ status: 'pass' }));
    expect(done).not.toHaveProperty('unknown');
  });
});
