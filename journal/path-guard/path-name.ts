import { EXECUTING_NAMES } from './executing-names.ts';
import { judgeForbidden } from './forbidden-names.ts';
import { matchesRow } from './name-rows.ts';
import { judgeShape } from './path-shape.ts';
import { judgeSegment } from './segment-shape.ts';
import { skeletonOf } from './skeleton.ts';
import { STEERING_NAMES } from './steering-names.ts';
import { ALLOW, gravest, reject, review, type PathVerdict } from './verdict.ts';

function judgeSpelling(path: string): PathVerdict {
  const shape = judgeShape(path);
  if (shape.type === 'reject') return shape;
  const names = path.split('/');
  return gravest(names.map((name, at) => judgeSegment({ name, first: at === 0, last: at === names.length - 1 })));
}

function judgeMeaning(path: string): PathVerdict {
  const folded = path.toLowerCase();
  const forbidden = gravest(folded.split('/').map(judgeForbidden));
  if (forbidden.type === 'reject') return forbidden;
  const row = [...EXECUTING_NAMES, ...STEERING_NAMES].find((candidate) => matchesRow(candidate, folded));
  return row === undefined ? ALLOW : review(row.reason);
}

/** Compatibility forms of a dot may stand inside a name, where they only look like an extension. */
function judgeLook(path: string): PathVerdict {
  const compatible = path.normalize('NFKC');
  const spelling = compatible === path.normalize('NFC') ? ALLOW : judgeSpelling(compatible);
  if (spelling.type === 'reject') return reject(`after normalisation: ${spelling.reason}`);
  const looks = skeletonOf(path);
  if (looks.split('/').length !== path.split('/').length || looks.includes('\\')) return reject('the path holds what looks like a slash');
  const meaning = judgeMeaning(looks);
  if (meaning.type !== 'allow') return meaning;
  return looks.split('.').length === path.split('.').length ? ALLOW : review('the path holds what looks like a dot');
}

/**
 * Judges a path relative to the root by its characters alone, in every disguise: as it stands, normalised, and as it
 * looks. Says nothing about what lies on disk. Anything may come in; only a string can be allowed.
 */
export function judgePathName(path: unknown): PathVerdict {
  if (typeof path !== 'string') return reject(`the path is not a text but ${path === null ? 'null' : typeof path}`);
  const spelling = judgeSpelling(path);
  return spelling.type === 'reject' ? spelling : gravest([judgeMeaning(path), judgeLook(path)]);
}
