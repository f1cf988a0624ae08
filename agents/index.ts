export { renderBrief } from './brief.ts';
export { createChunker } from './chunker/index.ts';
export type { Chunker, ChunkerPart } from './chunker/index.ts';
export { checkOutBefore, gitGenerator, parseRecording, playRecording, readPart, recordingLine, replayGenerator } from './generators/index.ts';
export type { GitOptions, RecordedPart, Recording, RecordingHeader, ReplayOptions } from './generators/index.ts';
export { repairAdvice } from './repair.ts';
