export { createChunker } from './chunker.ts';
export type { Chunker, ChunkerPart } from './chunker.ts';
