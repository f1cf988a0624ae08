export { renderBrief } from './brief.ts';
export { createChunker } from './chunker/index.ts';
export type { Chunker, ChunkerPart } from './chunker/index.ts';
export { checkOutBefore, gitGenerator, readPart, recordingLine, replayGenerator } from './generators/index.ts';
export type { GitOptions, RecordedPart, RecordingHeader, ReplayOptions } from './generators/index.ts';
export { repairAdvice } from './repair.ts';
