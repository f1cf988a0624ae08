import type { GenerationRequest, Generator, GeneratorPart } from '../../../contract/index.ts';
import { projectFiles } from '../streaming/index.ts';
import type { ProjectFiles } from '../streaming/index.ts';
import { applyChanges } from './edit-model.ts';
import { changedFile, refusal, wholeFile } from './changed-file.ts';
import { readWhole } from './input.ts';
import type { StreamSource } from './input.ts';
import { parseUnifiedDiff } from './unified-diff.ts';
import type { FilePatch } from './unified-diff.ts';

/** A patch, and the tree it is made for. */
export interface DiffOptions {
  readonly source: StreamSource;
  /** The tree that is written into: what is there is what the patch has to fit. */
  readonly root: string;
}

/**
 * Brings a unified diff into a run. Hunks fit exactly where they say, or their file is refused with the reason; there is
 * no fuzz. A rename is a deletion and a new file, about which a person is asked. A patch cannot be repaired.
 */
export function diffGenerator({ source, root }: DiffOptions): Generator {
  const patches = readWhole(source).then((text) => parseUnifiedDiff(text, source.name));
  patches.catch(() => undefined);
  return {
    id: 'diff',
    capabilities: { repair: false, resume: true, edit: true },
    async *generate({ accepted }: GenerationRequest, signal: AbortSignal): AsyncIterable<GeneratorPart> {
      const files = projectFiles(root);
      const done = new Set(accepted.flatMap(({ path, complete }) => (complete ? [path] : [])));
      for (const patch of await patches) {
        for (const part of partsOf(patch, files)) {
          if (signal.aborted) return;
          if (!(part.type === 'file-start' && done.has(part.path)) && !('file' in part && done.has(part.file))) yield part;
        }
      }
      yield { type: 'finish', reason: 'complete' };
    },
  };
}

function partsOf(patch: FilePatch, files: ProjectFiles): readonly GeneratorPart[] {
  const { oldPath, newPath, hunks, problem, copies } = patch;
  const path = newPath ?? oldPath ?? '';
  if (problem !== undefined) return [refusal(path, problem)];
  if (oldPath === undefined) return created(path, patch, files);
  if (newPath === undefined) return deleted(oldPath, patch, files);
  if (oldPath === newPath) return hunks.length === 0 ? [refusal(path, 'the patch says nothing about it')] : changedFile(path, [{ type: 'patch', hunks }], files);
  const moved = createdFrom(oldPath, patch, files);
  return copies || moved.some(({ type }) => type === 'file-refused') ? moved : [...deletion(oldPath), ...moved];
}

function created(path: string, { hunks }: FilePatch, files: ProjectFiles): readonly GeneratorPart[] {
  if (files.exists(path)) return [refusal(path, 'the patch makes it new, and it is there already')];
  const made = applyChanges(null, [{ type: 'patch', hunks }]);
  return made.type === 'refused' ? [refusal(path, made.message)] : wholeFile(path, 'create', made.text);
}

/** What is deleted has to be what the patch says. */
function deleted(path: string, { hunks }: FilePatch, files: ProjectFiles): readonly GeneratorPart[] {
  const read = files.read(path);
  if ('problem' in read) return [refusal(path, read.problem)];
  const made = applyChanges(read.text, [{ type: 'patch', hunks }]);
  if (made.type === 'refused') return [refusal(path, made.message)];
  return made.text === '' ? deletion(path) : [refusal(path, 'the patch deletes it and does not name all of its lines')];
}

function createdFrom(oldPath: string, { newPath = '', hunks }: FilePatch, files: ProjectFiles): readonly GeneratorPart[] {
  if (files.exists(newPath)) return [refusal(newPath, `the patch makes it of ${oldPath}, and it is there already`)];
  const read = files.read(oldPath);
  if ('problem' in read) return [refusal(newPath, read.problem)];
  const made = applyChanges(read.text, [{ type: 'patch', hunks }]);
  return made.type === 'refused' ? [refusal(newPath, `${oldPath}: ${made.message}`)] : wholeFile(newPath, 'create', made.text);
}

function deletion(path: string): readonly GeneratorPart[] {
  return [{ type: 'file-start', file: path, path, operation: 'delete' }, { type: 'file-end', file: path }];
}
