import type { Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import { ALL_KINDS, kinds } from './kinds.ts';
import type { Kinds } from './kinds.ts';
import { ALL_PATHS } from './path-state.ts';
import type { Referents } from './referents.ts';

/** Where a library of uploads has put a file: https://github.com/expressjs/multer#file-information, express-fileupload, formidable. */
const STORED: ReadonlySet<string> = new Set(['path', 'destination', 'tempFilePath', 'filepath']);
/** Under which name. */
const NAMED: ReadonlySet<string> = new Set(['filename', 'newFilename']);
/** What is counted or computed of it. */
const COUNTED: ReadonlySet<string> = new Set(['size', 'truncated', 'md5', 'hash']);

/** So many steps back to where the file came in. */
const MAX_STEPS = 16;

/**
 * What a property of a file that was sent cannot do: where it was put is chosen by the program, which may have used the name that was
 * sent for it, without its folders. Undefined for other properties, and for what is no such file.
 */
export function clearedAsStored(fact: Fact, { key }: ValueOf<'load'>, referents: Referents): Kinds | undefined {
  if (typeof key !== 'string' || !(STORED.has(key) || NAMED.has(key) || COUNTED.has(key)) || !isUpload(fact, referents)) return undefined;
  return COUNTED.has(key) ? ALL_KINDS : STORED.has(key) ? ALL_PATHS | kinds('url', 'redirect') : ALL_PATHS;
}

function isUpload(fact: Fact, referents: Referents): boolean {
  let steps = 0;
  for (let at: Fact | undefined = fact; at !== undefined && steps < MAX_STEPS; at = at.from ?? at.calledFrom) {
    if (isFileOf(at.value, referents)) return true;
    steps += 1;
  }
  return false;
}

/** `request.file`, `request.files`, `@UploadedFile() file`, `form.parse(request, (error, fields, files) => …)`. */
function isFileOf(value: Value, referents: Referents): boolean {
  if (value.op === 'load') return (value.key === 'file' || value.key === 'files') && referents.placesOf(value.base).some(({ root, path }) => path.length === 0 && /\bRequest$/.test(root));
  return value.op === 'parameter' && referents.placesOf(value).some(({ root, path }) => /^UploadedFiles?$/.test(path[0] ?? '') || (root === 'upload.Form' && path.at(-1) === 'Parameter[2]'));
}
