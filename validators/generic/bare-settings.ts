const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/.source;
const SLASHES = new RegExp(`${STRING}|(//[^\\n]*|/\\*[\\s\\S]*?\\*/)`, 'g');
const HASHES = new RegExp(`(?<=^|\\s)#[^\\n]*`, 'gm');

/** A file of settings with its comments blanked, places unchanged: what is commented out is not set. */
export function bareSettings(path: string, text: string): string {
  if (/\.(?:jsonc?|[cm]?[jt]sx?)$|rc$/.test(path)) return text.replace(SLASHES, (match, comment: string | undefined) => (comment === undefined ? match : blanked(match)));
  return /\.(?:md|html?)$/.test(path) ? text : text.replace(HASHES, blanked);
}

function blanked(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
