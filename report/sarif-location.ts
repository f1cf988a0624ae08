import type { PhysicalLocation, Region } from 'sarif';
import type { Location } from '../contract/index.ts';
import type { SourceText } from './source-text.ts';

const AROUND = 2;
const LONGEST_SNIPPET = 2_000;

/** Where something stands, with the code itself: generated code may not be in the repository yet. */
export function physicalLocation(location: Location, source: SourceText | undefined): PhysicalLocation {
  const artifactLocation = { uri: uriOf(location.path), uriBaseId: 'SRCROOT' };
  const region = regionOf(location, source?.text);
  const contextRegion = source === undefined ? undefined : contextOf(location, source);
  return { artifactLocation, region, ...(contextRegion === undefined ? {} : { contextRegion }) };
}

/** A path relative to the root as a URI reference. */
export function uriOf(path: string): string {
  const uri = path.split('/').map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/%(40|2B|24|26|2C|3B|3D)/g, decodeURIComponent));
  return uri.join('/');
}

function regionOf({ start, end }: Location, text: string | undefined): Region {
  const snippet = text?.slice(start.offset, end.offset) ?? '';
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...(snippet === '' || snippet.length > LONGEST_SNIPPET ? {} : { snippet: { text: snippet } }),
  };
}

/** The lines around; SARIF wants more than the region itself, or none. */
function contextOf({ start, end }: Location, source: SourceText): Region | undefined {
  const lineCount = source.line(source.lineCount) === '' ? source.lineCount - 1 : source.lineCount;
  const first = Math.max(1, start.line - AROUND);
  const last = Math.min(lineCount, end.line + AROUND);
  const snippet = source.lines(first, last);
  const isMore = snippet.trimEnd().length > end.offset - start.offset;
  if (!isMore || last < end.line || snippet.length > LONGEST_SNIPPET) return undefined;
  return { startLine: first, endLine: last, snippet: { text: snippet } };
}
