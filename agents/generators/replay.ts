import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { LockstepError, messageOf } from '../../contract/index.ts';
import type { AcceptedPrefix, GenerationRequest, Generator, GeneratorPart, Task } from '../../contract/index.ts';
import { placeInRecording } from './recorded-place.ts';
import type { RecordedPlace } from './recorded-place.ts';
import { parseRecording } from './recording.ts';
import type { Recording } from './recording.ts';

/** Which recording is played, and how fast: in its own time or as fast as the run takes it. */
export interface ReplayOptions {
  readonly file: string;
  readonly pace: 'recorded' | 'fast';
}

/** Plays a recording file. The model is not asked: the same parts come, attempt by attempt. */
export async function replayGenerator({ file, pace }: ReplayOptions): Promise<Generator> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new LockstepError('input-unreadable', isMissing ? `${file}: no such recording; every run leaves one, as .lockstep/runs/ID/recording.jsonl below its target` : `${file}: ${messageOf(cause)}`, { fault: 'caller', cause, context: { file } });
  });
  return playRecording(parseRecording(text, file), { pace, id: 'replay' });
}

/**
 * Makes a generator of a recording. One attempt was recorded: it cannot repair, and it can be resumed, for it knows
 * the whole text and leaves out what was accepted. Several attempts were recorded: they are played one after another, from
 * where the accepted texts end.
 */
export function playRecording(recording: Recording, options: { readonly pace: ReplayOptions['pace']; readonly id: string }): Generator {
  const { header, parts } = recording;
  const last = parts.reduce((most, each) => Math.max(most, each.attempt), 0);
  const played = new WeakMap<Task, number>();
  return {
    id: options.id,
    ...(header.model === undefined ? {} : { model: header.model }),
    capabilities: last > 1 ? header.capabilities : { repair: false, resume: true, edit: header.capabilities.edit },
    async *generate(request: GenerationRequest, signal: AbortSignal): AsyncIterable<GeneratorPart> {
      const before = played.get(request.task);
      const place = last > 1 && before === undefined ? placeInRecording(parts, request.accepted) : undefined;
      const attempt = last > 1 ? (place?.attempt ?? (before ?? 0) + 1) : 1;
      played.set(request.task, attempt);
      const skip = skipper(place === undefined && last > 1 ? [] : begun(request, place), last > 1 ? [] : (request.refused ?? []));
      let clock = 0;
      for (const each of parts) {
        if (each.attempt !== attempt) continue;
        if (options.pace === 'recorded' && each.t > clock) await sleep(each.t - clock, undefined, { signal });
        clock = Math.max(clock, each.t);
        if (signal.aborted) return;
        const part = skip(each.part);
        if (part !== undefined) yield part;
        if (part?.type === 'finish') return;
      }
      if (attempt < last) await stopped(signal, attempt);
    },
  };
}

/** A verdict that stops a stream needs no longer than this. */
const MAX_WAIT_MS = 60_000;

/** An attempt that another one followed was stopped by a verdict, so its rest was never sent: the same verdict stops it again. */
async function stopped(signal: AbortSignal, attempt: number): Promise<void> {
  if (signal.aborted) return;
  const isStopped = await sleep(MAX_WAIT_MS, false, { signal }).catch(() => true);
  if (!isStopped) throw new LockstepError('generator-protocol', `attempt ${attempt} of the recording was stopped before its end; nothing stops it here, and what would follow was never recorded`, { fault: 'caller' });
}

/** What the attempt that is played has of the accepted texts. */
function begun({ accepted }: GenerationRequest, place: RecordedPlace | undefined): readonly AcceptedPrefix[] {
  if (place === undefined) return accepted;
  return accepted.map((prefix) => ({ ...prefix, text: prefix.text.slice(prefix.text.length - (place.known.get(prefix.path) ?? 0)) }));
}

/** Leaves out what was refused, and the text that was accepted before, after checking that it is the same. */
function skipper(accepted: readonly AcceptedPrefix[], refused: readonly string[]): (part: GeneratorPart) => GeneratorPart | undefined {
  const left = new Map<string, string>();
  const prefixes = new Map(accepted.map((prefix) => [prefix.path, prefix]));
  const done = new Set<string>();
  return (part) => {
    if (part.type === 'file-start') {
      const prefix = prefixes.get(part.path);
      if (prefix?.complete === true || refused.includes(part.path)) done.add(part.file);
      else if (prefix !== undefined && prefix.text !== '') left.set(part.file, prefix.text);
    }
    if ('file' in part && done.has(part.file)) return undefined;
    const prefix = part.type === 'text-delta' ? left.get(part.file) : undefined;
    if (part.type !== 'text-delta' || prefix === undefined) return part;
    const shared = Math.min(prefix.length, part.text.length);
    if (prefix.slice(0, shared) !== part.text.slice(0, shared))
      throw new LockstepError('generator-protocol', 'the recording differs from what was accepted of it before', { fault: 'caller' });
    if (shared === prefix.length) left.delete(part.file);
    else left.set(part.file, prefix.slice(shared));
    return shared === part.text.length ? undefined : { ...part, text: part.text.slice(shared) };
  };
}
