import { InvalidArgumentError } from 'commander';
import { gitGenerator, replayGenerator } from 'lockstep';
import type { Generator } from 'lockstep';

/** Where code comes from, as written behind `--generator`. */
export type GeneratorChoice = { readonly type: 'git'; readonly range: string } | { readonly type: 'replay'; readonly file: string };

/** Parses `git:RANGE` and `replay:FILE`. */
export function parseGenerator(value: string): GeneratorChoice {
  const [kind, rest] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
  if (kind === 'git' && rest !== '') return { type: 'git', range: rest };
  if (kind === 'replay' && rest !== '') return { type: 'replay', file: rest };
  throw new InvalidArgumentError('Expected git:RANGE (for example git:HEAD~3..HEAD) or replay:FILE.');
}

/** Writes a choice as it was given. */
export function generatorArgument(choice: GeneratorChoice): string {
  return choice.type === 'git' ? `git:${choice.range}` : `replay:${choice.file}`;
}

/** Makes the generator that was chosen. `root` is a folder of the repository. */
export function openGenerator(choice: GeneratorChoice, { root, pace }: { readonly root: string; readonly pace: 'recorded' | 'fast' }): Promise<Generator> {
  return choice.type === 'git' ? gitGenerator({ root, range: choice.range }) : replayGenerator({ file: choice.file, pace });
}
