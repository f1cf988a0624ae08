import type { FileKind, FileOperation, Report, Unit } from '../contract/index.ts';
import { guardPath } from '../journal/index.ts';
import type { PathVerdict, PreImage } from '../journal/index.ts';
import type { Desk } from './desk.ts';
import { newRunFile, sha256 } from './run-file.ts';
import type { FileBase, RunFile } from './run-file.ts';

interface FileStart {
  readonly path: string;
  readonly operation: FileOperation;
}

/** Begins a file of the run, or refuses its path: then nothing of it is looked at, and the run's result says why. `isStale`: the stream was stopped meanwhile. */
export async function openRunFile(desk: Desk, { path, operation }: FileStart, isStale: () => boolean): Promise<RunFile | undefined> {
  const verdict = await guardPath(path, { root: desk.gate.root, alsoPresent: [...desk.files.keys()] });
  if (verdict.type === 'reject') return refusePath(desk, path, { reason: 'path', message: verdict.reason });
  const preImage = await desk.journal.readPreImage(path);
  if (isStale()) return undefined;
  const holder = desk.claims.claim(path, desk.runId);
  if (holder !== undefined) return refusePath(desk, path, { reason: 'claimed', message: `${path} is being written by run ${holder}; do this task again when that has ended` });
  const misfit = misfitOf(operation, preImage);
  if (misfit !== undefined) return refusePath(desk, path, { reason: 'pre-image', message: misfit });
  const file = newRunFile({
    path,
    fileNo: desk.files.size,
    operation,
    kind: desk.gate.kindOf(path),
    preImage,
    review: reviewOf(verdict, operation),
    base: baseOf(desk, { path, preImage, operation }),
  });
  desk.files.set(path, file);
  desk.gate.apply({ type: 'begin', path, operation });
  await desk.journal.append({ type: 'file-start', fileNo: file.fileNo, path, operation, preImage: preImage.sha256, mode: preImage.mode });
  desk.emit({ type: 'file-start', path, operation, fileNo: file.fileNo });
  return file;
}

/** Why a person has to look at a path before it is written. */
export function reviewOf(verdict: PathVerdict, operation: FileOperation): string | undefined {
  if (verdict.type === 'review') return verdict.reason;
  return operation === 'delete' ? 'deletes a file' : undefined;
}

function misfitOf(operation: FileOperation, preImage: PreImage): string | undefined {
  if (operation === 'create' && preImage.exists) return 'it exists already; expected operation replace or edit';
  if (operation !== 'create' && !preImage.exists) return `there is no file to ${operation}`;
  return operation === 'edit' && preImage.binary ? 'it is binary and cannot be edited as text' : undefined;
}

/** Refuses a path of which nothing is looked at. */
export async function refusePath(desk: Desk, path: string, why: { readonly reason: 'path' | 'pre-image' | 'claimed'; readonly message: string }): Promise<undefined> {
  const { reason, message } = why;
  const name = typeof path === 'string' ? path : String(path);
  desk.rejected.push({ path: name, reason, message });
  await desk.journal.append({ type: 'file-rejected', path: name, reason, message });
  desk.emit({ type: 'file-rejected', path: name, reason, message });
}

/** What was wrong before, in the file and by the tree's baseline; findings of a validator that broke count as none, which is the strict side. */
export async function baseOf(
  desk: Desk,
  { path, preImage, operation }: FileStart & { readonly preImage: PreImage },
): Promise<FileBase> {
  if (!preImage.exists || preImage.binary || operation === 'delete') return { fingerprints: desk.baseline, surface: [] };
  const kind: FileKind = desk.gate.kindOf(path);
  const { text } = preImage;
  const unit: Unit = {
    id: `${desk.runId}/base/${path}`,
    phase: 'file',
    path,
    kind,
    operation,
    span: { start: 0, end: text.length },
    text,
    sha256: sha256(text),
  };
  const reports: readonly Report[] = await desk.gate.submit(unit, () => undefined);
  return {
    fingerprints: new Set([...desk.baseline, ...reports.flatMap((report) => report.findings.map((finding) => finding.fingerprint))]),
    surface: reports.flatMap((report) => report.surface ?? []),
  };
}
