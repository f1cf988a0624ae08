import { checkOutBefore as checkOut, gitGenerator as fromGit } from './agents/index.ts';
import type { GitOptions as GitSettings } from './agents/index.ts';
import type { Generator } from './contract/index.ts';
import { nodeExec } from './gate/index.ts';

export { anthropicGenerator, claudeGenerator, codexGenerator, diffGenerator, fileSource, findLocalServers, openAiCompatibleGenerator, projectFiles, replayGenerator } from './agents/index.ts';
export type {
  AnthropicOptions,
  ClaudeOptions,
  CodexOptions,
  DiffOptions,
  FindLocalOptions,
  LocalServer,
  ModelBudget,
  ModelOptions,
  ModelPrice,
  NetworkRules,
  OpenAiCompatibleOptions,
  ProjectFiles,
  ReplayOptions,
  StreamSource,
} from './agents/index.ts';

/** A repository and a range of its commits: `A..B`, or one revision for all it contains. */
export type GitOptions = Omit<GitSettings, 'exec'>;

/** Streams what a range of commits leaves behind, as if it were being generated now. */
export function gitGenerator(options: GitOptions): Promise<Generator> {
  return fromGit({ ...options, exec: nodeExec });
}

/** Puts the tree as it was before a range into an empty folder, to run the range against. */
export function checkOutBefore(options: GitOptions & { readonly into: string }): Promise<void> {
  return checkOut({ ...options, exec: nodeExec });
}
