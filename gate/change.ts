import type { EditableProgram } from '../program/index.ts';
import type { ProgramChange } from './protocol.ts';

/** Carries a change out. */
export function applyChange(program: EditableProgram, change: ProgramChange): void {
  switch (change.type) {
    case 'begin':
      return program.begin(change.path, change.operation);
    case 'append':
      return program.append(change.path, change.id, change.text);
    case 'set-text':
      return program.setText(change.path, change.id, change.text);
    case 'truncate':
      return program.truncate(change.path, change.id);
    case 'complete':
      return program.complete(change.path);
    case 'drop':
      return program.drop(change.path);
  }
}

/** Keeps what a program would have to be told to become what it is, without what was taken back. */
export interface ChangeLog {
  note(change: ProgramChange): void;
  changes(): readonly ProgramChange[];
}

/** An empty log. It grows with the text that stands, not with the run. */
export function createChangeLog(): ChangeLog {
  const files = new Map<string, ProgramChange[]>();
  return {
    note(change) {
      const known = files.get(change.path) ?? [];
      switch (change.type) {
        case 'begin':
          files.delete(change.path);
          files.set(change.path, [change]);
          return;
        case 'drop':
          files.delete(change.path);
          return;
        case 'set-text':
          files.set(change.path, [...known.slice(0, 1), change]);
          return;
        case 'truncate': {
          const at = known.findIndex((each) => 'id' in each && each.id === change.id);
          if (at !== -1) files.set(change.path, known.slice(0, at));
          return;
        }
        default:
          known.push(change);
          files.set(change.path, known);
      }
    },
    changes: () => [...files.values()].flat(),
  };
}
