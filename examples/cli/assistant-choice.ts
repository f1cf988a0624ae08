import path from 'node:path';
import { claudeGenerator, codexGenerator, diffGenerator, fileSource } from 'lockstep';
import type { Generator, StreamSource } from 'lockstep';

/** Programs whose streams can be judged, and patches. */
export const ASSISTANTS: readonly AssistantChoice['type'][] = ['claude', 'codex', 'diff'];

/** A stream of another program, in a file or on standard input (`-`). */
export interface AssistantChoice {
  readonly type: 'claude' | 'codex' | 'diff';
  readonly file: string;
}

/** What a stream is read with. */
export interface AssistantSettings {
  /** The tree that is written into. */
  readonly project: string;
  /** The folder in which the command was started; Codex has worked there. */
  readonly workTree: string;
}

/** Makes the generator of a stream. */
export function openAssistant({ type, file }: AssistantChoice, { project: root, workTree }: AssistantSettings): Generator {
  const source: StreamSource = file === '-' ? { name: 'standard input', open: () => process.stdin } : fileSource(path.resolve(workTree, file));
  switch (type) {
    case 'claude':
      return claudeGenerator({ source, root });
    case 'codex':
      return codexGenerator({ source, root, workTree });
    case 'diff':
      return diffGenerator({ source, root });
  }
}
