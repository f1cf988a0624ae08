export { repairAdvice } from './repair.ts';
export { createChunker } from './chunker/index.ts';
export type { Chunker, ChunkerPart } from './chunker/index.ts';
