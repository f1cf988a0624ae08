import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LockstepError } from 'lockstep';
import type { FileReview } from 'lockstep';

/** The part of a file that an edit replaces. */
export function editablePart({ path: file, after, editFrom }: FileReview): string {
  if (after === null) throw new LockstepError('input-invalid', `${file}: a deletion can be approved or rejected, there is nothing to edit`, { fault: 'caller' });
  return after.slice(editFrom);
}

/**
 * What a person makes of the editable part: the content of a file, or what `$VISUAL` or `$EDITOR` leaves behind.
 * Undefined when nothing was changed.
 */
export async function editedText(review: FileReview, file: string | undefined): Promise<string | undefined> {
  const before = editablePart(review);
  const text = file === undefined ? await askEditor(review.path, before) : await readFile(file, 'utf8').catch((cause: unknown) => unreadable(file, cause));
  return text === before ? undefined : text;
}

async function askEditor(name: string, text: string): Promise<string> {
  const editor = process.env['VISUAL'] ?? process.env['EDITOR'];
  if (editor === undefined || editor.trim() === '')
    throw new LockstepError('input-invalid', 'no editor: set EDITOR, or name a file with --file', { fault: 'caller' });
  const folder = await mkdtemp(path.join(tmpdir(), 'lockstep-edit-'));
  try {
    const file = path.join(folder, path.basename(name));
    await writeFile(file, text, { mode: 0o600 });
    await runEditor(editor, file);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `EDITOR` may bring arguments (`code --wait`), as with git. */
function runEditor(editor: string, file: string): Promise<void> {
  const [program = editor, ...rest] = editor.trim().split(/\s+/);
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...rest, file], { stdio: 'inherit' });
    child.on('error', (cause) => reject(new LockstepError('input-invalid', `${editor}: the editor could not be started: ${cause.message}`, { fault: 'caller', cause })));
    child.on('close', (code) => (code === 0 ? resolve() : reject(new LockstepError('input-invalid', `${editor} ended with ${code ?? 'a signal'}; nothing was changed`, { fault: 'caller' }))));
  });
}

function unreadable(file: string, cause: unknown): never {
  throw new LockstepError('input-unreadable', `${file}: cannot be read`, { fault: 'caller', cause, context: { file } });
}
