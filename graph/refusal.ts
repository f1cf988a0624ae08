import type { Chunk, FingerprintedFinding, RejectReason } from '../contract/index.ts';
import type { Desk, OpenUnit } from './desk.ts';
import type { Judging } from './judging.ts';
import { rewind } from './run-file.ts';
import type { RunFile } from './run-file.ts';
import { wholeFile } from './units.ts';

/** What follows from a refusal for everything that came after it. */
export interface Refusals {
  /** Ends a file for good: what was accepted of it stays in the journal and is never written; other files go on. */
  rejectFile(file: RunFile, reason: RejectReason, message: string): Promise<void>;
  /** Takes back a refused unit and everything after it, so that the generator can go on from the last good unit. */
  rollBack(open: OpenUnit, findings: readonly FingerprintedFinding[]): Promise<void>;
  /** Takes a chunk, what follows it in its file and the pass over the whole file out of the queue; says which these were. */
  withdraw(first: OpenUnit): readonly OpenUnit[];
  /** Whatever asked for the path was judged in another program: it is judged again. */
  judgeReaders(path: string): Promise<void>;
  /** Notes that chunks count no more. */
  supersede(units: readonly { readonly id: string; readonly path: string }[]): Promise<void>;
}

/** Makes the refusals of a run. */
export function createRefusals(desk: Desk, judging: Judging): Refusals {
  const supersede = async (units: readonly { readonly id: string; readonly path: string }[]): Promise<void> => {
    for (const { id, path } of units) desk.emit({ type: 'chunk-superseded', unitId: id, path });
    await Promise.all(units.map(({ id, path }) => desk.journal.append({ type: 'chunk-superseded', chunkId: id, path })));
  };

  const takeOut = (leaves: (open: OpenUnit) => boolean): readonly OpenUnit[] => {
    const out = desk.queue.filter(leaves);
    for (const open of out) open.round += 1;
    desk.queue = desk.queue.filter((open) => !out.includes(open));
    desk.gate.cancel(new Set(out.map((open) => open.unit.id)));
    desk.room.ring();
    return out;
  };

  const judgeReaders = async (path: string): Promise<void> => {
    const readers = new Set(await desk.gate.readersOf(path));
    restartProgramPass(desk);
    for (const open of desk.queue) if (readers.has(open.unit.id) && open.question === undefined) judging.again(open);
    for (const file of desk.files.values()) if (file.state === 'complete' && hasRead(desk, file, readers)) reopen(file);
  };

  /** The whole-file pass of a complete file rested on what is gone: it is made once more. */
  const reopen = (file: RunFile): void => {
    file.state = 'ended';
    judging.submit(wholeFile(desk, file, 'file'), file);
  };

  return {
    withdraw: (first) => takeOut((open) => open.file === first.file && (open.sequence >= first.sequence || !isChunk(open))),
    supersede,
    judgeReaders,
    async rejectFile(file, reason, message) {
      if (file.state === 'rejected' || file.state === 'written') return;
      file.state = 'rejected';
      file.doomed = true;
      desk.gate.apply({ type: 'drop', path: file.path });
      const dropped = takeOut((open) => open.file === file);
      desk.rejected.push({ path: file.path, reason, message });
      await supersede(dropped.flatMap((open) => (isChunk(open) ? [open.unit] : [])));
      await desk.journal.append({ type: 'file-rejected', path: file.path, reason, message });
      desk.emit({ type: 'file-rejected', path: file.path, reason, message });
      await judgeReaders(file.path);
    },
    async rollBack(open, findings) {
      const keep = keptChunks(open, findings);
      const later = takeOut((each) => each === open || each.sequence > open.sequence);
      const cut = new Map<RunFile, number>(later.map((each) => [each.file, each.file.accepted.length]));
      cut.set(open.file, keep);
      const gone: Chunk[] = later.flatMap((each) => (each !== open && isChunk(each) ? [each.unit] : []));
      for (const [file, count] of cut) gone.push(...backTo(desk, file, { count, later }));
      desk.programPass = false;
      await supersede(gone);
    },
  };
}

/** True when the whole-file pass of a file, in whichever attempt, is among the readers. */
function hasRead({ runId }: Desk, file: RunFile, readers: ReadonlySet<string>): boolean {
  const start = `${runId}/${file.fileNo}/`;
  return [...readers].some((id) => id.startsWith(start) && id.endsWith('/file'));
}

/** Sets file and program back to `count` chunks. */
function backTo(desk: Desk, file: RunFile, { count, later }: { readonly count: number; readonly later: readonly OpenUnit[] }): readonly Chunk[] {
  const dropped = rewind(file, count);
  const first = dropped[0]?.id ?? later.find((each) => each.file === file && isChunk(each))?.unit.id;
  if (first !== undefined) desk.gate.apply({ type: 'truncate', path: file.path, id: first });
  return dropped;
}

/** How many accepted chunks stand before the place that was refused. */
function keptChunks(open: OpenUnit, findings: readonly FingerprintedFinding[]): number {
  const { accepted } = open.file;
  if (isChunk(open) || open.unit.phase === 'early') return accepted.length;
  const offset = findings.find((finding) => finding.location.path === open.file.path)?.location.start.offset ?? 0;
  const at = accepted.findIndex((chunk) => offset < chunk.span.end);
  return at === -1 ? Math.max(0, accepted.length - 1) : at;
}

/** True for units that stand for text of their own. */
export function isChunk(open: OpenUnit): open is OpenUnit & { readonly unit: Chunk } {
  return open.unit.phase === 'chunk';
}

/** The whole-program pass begins anew: what it had cleared may rest on what is gone. */
export function restartProgramPass(desk: Desk): void {
  desk.programPass = false;
  desk.cleared.clear();
  for (const open of desk.queue) if (open.unit.phase === 'program') open.round += 1;
  desk.queue = desk.queue.filter((open) => open.unit.phase !== 'program');
}
