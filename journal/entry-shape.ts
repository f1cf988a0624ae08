import type { JournalEntry, JournalRecord } from '../contract/index.ts';
import { isSha256 } from './digest.ts';

type Check = (value: unknown) => boolean;
type Shape = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === 'string';
const whole: Check = (value) => Number.isSafeInteger(value);
const amount: Check = (value) => typeof value === 'number' && value >= 0;
const flag: Check = (value) => typeof value === 'boolean';
const fields: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const list: Check = (value) => Array.isArray(value);
const digest: Check = isSha256;
const digestOrNull: Check = (value) => value === null || isSha256(value);

const releaseFile: Shape = { path: text, before: digestOrNull, after: digestOrNull, mode: whole };
const releaseFiles: Check = (value) => Array.isArray(value) && value.length > 0 && value.every((file) => has(file, releaseFile));
const chunk: Check = (value) =>
  has(value, { id: text, path: text, fileNo: whole, attempt: whole, index: whole, sequence: whole, span: fields, sha256: digest });

const chunks: Check = (value) => Array.isArray(value) && value.every(chunk);
const choice: Check = (value) => value === 'approve' || value === 'edit' || value === 'reject';
const edit: Shape = { sha256: digest, replaces: list };

/** The fields on which we act or which we show, record by record; what is missing here is not looked at by this house. */
const SHAPES: Readonly<Record<JournalRecord['type'], Shape>> = {
  'run-start': { runId: text, task: fields, identity: fields, policyDigest: text, briefDigest: text, validators: list },
  'run-resume': { policyDigest: text, identity: fields },
  'attempt-start': { attempt: whole },
  'attempt-end': { attempt: whole, reason: text },
  'model-usage': { attempt: whole, inputTokens: amount, outputTokens: amount },
  'file-start': { fileNo: whole, path: text, operation: text, preImage: digestOrNull, mode: whole },
  'chunk-accepted': { chunk, risk: fields, reports: list },
  'chunk-refused': { chunk, decision: text, message: text, reports: list },
  'approval-request': { chunk, reason: text, message: text, risk: fields, reports: list, expiresAt: (value) => value === null || whole(value), people: (value) => value === undefined || whole(value) },
  'approval-answer': { unitId: text, path: text, sha256: digest, decision: choice, by: text, via: text, reason: text, edited: (value) => value === undefined || has(value, edit) },
  'file-held': { path: text, fileNo: whole, chunks, ended: flag, approved: fields },
  'chunk-superseded': { chunkId: text, path: text },
  'file-complete': { fileNo: whole, path: text, sha256: digestOrNull, chunks: list, notAnalysed: flag, reports: list },
  'waivers-used': { path: text, reports: list, waivers: list },
  'release-start': { files: releaseFiles },
  'file-written': { path: text, sha256: digestOrNull },
  'release-end': { outcome: (value) => value === 'written' || value === 'rolled-back' },
  'file-rejected': { path: text, reason: text, message: text },
  'run-end': { outcome: text, surface: (value) => value === undefined || fields(value) },
  'run-undone': { by: text, via: text, restored: list, kept: list },
};

const shapesByType: ReadonlyMap<unknown, Shape> = new Map<unknown, Shape>(Object.entries(SHAPES));

function has(value: unknown, shape: Shape): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const found = new Map<string, unknown>(Object.entries(value));
  return Object.entries(shape).every(([key, check]) => check(found.get(key)));
}

function isRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const shape = shapesByType.get(value.type);
  return shape !== undefined && has(value, shape);
}

/** True when a parsed line of a journal has the shape of an entry. Says nothing about its place in the chain. */
export function isJournalEntry(value: unknown): value is JournalEntry {
  return has(value, { seq: whole, ts: (ts) => typeof ts === 'number', prev: digest, hash: digest, record: isRecord });
}
