import path from 'node:path';
import picomatch from 'picomatch';

/** What a configuration says about its files. */
export interface ProjectGlobs {
  /** Absolute folder from which patterns count. */
  readonly folder: string;
  readonly extensions: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

const NEVER = ['**/node_modules/**', '**/bower_components/**', '**/jspm_packages/**'];

/**
 * Says which files `include` and `exclude` of a `tsconfig.json` mean: a pattern whose last part is neither a name with a
 * dot nor has a wildcard stands for all files below that folder, and leaving out a folder leaves out what is below it.
 */
export function projectFileMatcher({ folder, extensions, include, exclude }: ProjectGlobs): (file: string) => boolean {
  const absolute = (pattern: string): string => path.posix.resolve(folder, pattern);
  const wanted = picomatch(include.map(absolute).map(withFolderContents), { dot: true });
  const left = picomatch([...NEVER, ...exclude.map(absolute).flatMap((each) => [each, `${each}/**`])], { dot: true });
  return (file) => extensions.some((each) => file.endsWith(each)) && wanted(file) && !left(file);
}

function withFolderContents(pattern: string): string {
  return /[.*?]/.test(path.posix.basename(pattern)) ? pattern : `${pattern}/**/*`;
}
