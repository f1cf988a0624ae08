export { runStory } from './run-story.ts';
export type { RunStory } from './run-story.ts';
export type { ChunkDecision, ChunkStory, FileStory, PersonsWord, RepairedFinding } from './story-parts.ts';
