import { InvalidArgumentError } from 'commander';
import { gitGenerator, replayGenerator } from 'lockstep';
import type { Generator } from 'lockstep';
import { ASSISTANTS, openAssistant } from './assistant-choice.ts';
import type { AssistantChoice } from './assistant-choice.ts';
import { openModel } from './model-choice.ts';
import type { ModelChoice, ModelSettings } from './model-choice.ts';

/** Where code comes from, as written behind `--generator`. */
export type GeneratorChoice = { readonly type: 'git'; readonly range: string } | { readonly type: 'replay'; readonly file: string } | AssistantChoice | ModelChoice;

/** What a generator is opened with. `root` is a folder of the repository. */
export interface OpenSettings extends ModelSettings {
  readonly root: string;
  readonly pace: 'recorded' | 'fast';
}

/** Parses `anthropic`, `local`, `openai:URL`, `git:RANGE`, `replay:FILE`, `claude:FILE`, `codex:FILE` and `diff:FILE`. */
export function parseGenerator(value: string): GeneratorChoice {
  if (value === 'anthropic' || value === 'local') return { type: value };
  const [kind, rest] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
  if (kind === 'git' && rest !== '') return { type: 'git', range: rest };
  if (kind === 'replay' && rest !== '') return { type: 'replay', file: rest };
  const assistant = ASSISTANTS.find((each) => each === kind);
  if (assistant !== undefined && rest !== '') return { type: assistant, file: rest };
  if (kind === 'openai' && /^https?:\/\//.test(rest) && URL.canParse(rest)) return { type: 'openai', baseURL: rest };
  throw new InvalidArgumentError('Expected anthropic, local, openai:URL (for example openai:http://127.0.0.1:11434/v1), git:RANGE (for example git:HEAD~3..HEAD), replay:FILE, claude:FILE, codex:FILE or diff:FILE (- is standard input).');
}

/** Writes a choice as it was given. */
export function generatorArgument(choice: GeneratorChoice): string {
  switch (choice.type) {
    case 'git':
      return `git:${choice.range}`;
    case 'claude':
    case 'codex':
    case 'diff':
      return `${choice.type}:${choice.file}`;
    case 'replay':
      return `replay:${choice.file}`;
    case 'openai':
      return `openai:${choice.baseURL}`;
    default:
      return choice.type;
  }
}

/** Makes the generator that was chosen. */
export async function openGenerator(choice: GeneratorChoice, settings: OpenSettings): Promise<Generator> {
  switch (choice.type) {
    case 'git':
      return gitGenerator({ root: settings.root, range: choice.range });
    case 'replay':
      return replayGenerator({ file: choice.file, pace: settings.pace });
    case 'claude':
    case 'codex':
    case 'diff':
      return openAssistant(choice, { ...settings, workTree: settings.root });
    default:
      return openModel(choice, settings);
  }
}
