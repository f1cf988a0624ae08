export { checkOutBefore, gitGenerator } from './git.ts';
export type { GitOptions } from './git.ts';
export { readPart } from './part.ts';
export { recordingLine } from './recording.ts';
export type { RecordedPart, RecordingHeader } from './recording.ts';
export { replayGenerator } from './replay.ts';
export type { ReplayOptions } from './replay.ts';
