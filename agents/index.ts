export { composeBrief } from './brief.ts';
export { contextMap } from './context-map.ts';
export { createChunker } from './chunker/index.ts';
export type { Chunker, ChunkerPart } from './chunker/index.ts';
export {
  anthropicGenerator,
  checkOutBefore,
  claudeGenerator,
  codexGenerator,
  diffGenerator,
  fileSource,
  gitGenerator,
  openAiCompatibleGenerator,
  projectFiles,
  readPart,
  recordingLine,
  replayGenerator,
} from './generators/index.ts';
export type { AnthropicOptions, ClaudeOptions, CodexOptions, DiffOptions, GitOptions, ModelOptions, OpenAiCompatibleOptions, ProjectFiles, RecordedPart, RecordingHeader, ReplayOptions, StreamSource } from './generators/index.ts';
export { repairAdvice } from './repair.ts';
export { findLocalServers } from './models/index.ts';
export type { FindLocalOptions, LocalServer, ModelBudget, ModelPrice, NetworkRules } from './models/index.ts';
