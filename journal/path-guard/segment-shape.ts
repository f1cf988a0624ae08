import { ALLOW, reject, type PathVerdict } from './verdict.ts';

/** One name of a path and where it stands. */
export interface Segment {
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
}

interface Law {
  readonly broken: (segment: Segment) => boolean;
  readonly reason: string;
}

/** Names that Windows gives to devices, in every folder and with every extension; ¹ ² ³ count as digits (MS-DOS device names). */
const DEVICE = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])$/i;

/** `NAME~1`: the short name by which FAT and NTFS also reach a longer one. */
const SHORT_NAME = /^(?:\.?git|gi[0-9a-f]{4}|svn|hg|node_m|no[0-9a-f]{4}|lockst|lo[0-9a-f]{4})~[0-9]/i;

function deviceOf(name: string): string {
  return (name.split('.')[0] ?? '').trimEnd();
}

/** An option to whatever command is given the name. Inner folders such as `-components` are a usual convention. */
function looksLikeOption({ name, first, last }: Segment): boolean {
  return name.startsWith('-') && (first || last || !/^-\p{L}/u.test(name));
}

const LAWS: readonly Law[] = [
  { broken: ({ name }) => name === '', reason: 'a segment is empty' },
  { broken: ({ name }) => /^\.+$/.test(name), reason: 'a segment is only dots' },
  { broken: ({ name }) => /^\.{2,}[^\p{L}\p{N}_-]/u.test(name), reason: 'a segment is dots in disguise' },
  { broken: ({ name }) => Buffer.byteLength(name) > 255, reason: 'a segment is longer than 255 bytes' },
  { broken: ({ name }) => /[. ]$/.test(name), reason: 'a segment ends in a dot or a space' },
  { broken: ({ name }) => name.startsWith(' '), reason: 'a segment begins with a space' },
  { broken: looksLikeOption, reason: 'a segment begins with a dash' },
  { broken: ({ name }) => DEVICE.test(deviceOf(name)), reason: 'a segment is a device name on Windows' },
  { broken: ({ name }) => SHORT_NAME.test(name), reason: 'a segment is the short name of a protected folder' },
];

/** Judges one segment by its characters alone. */
export function judgeSegment(segment: Segment): PathVerdict {
  const law = LAWS.find(({ broken }) => broken(segment));
  return law === undefined ? ALLOW : reject(law.reason);
}
