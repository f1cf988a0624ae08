export { checkOutBefore, gitGenerator } from './git.ts';
export type { GitOptions } from './git.ts';
export { readPart } from './part.ts';
export { parseRecording, recordingLine } from './recording.ts';
export type { RecordedPart, Recording, RecordingHeader } from './recording.ts';
export { playRecording, replayGenerator } from './replay.ts';
export type { ReplayOptions } from './replay.ts';
