import type { FileKind } from '../contract/index.ts';

/** The grammar of a code file. */
export type Language = 'ts' | 'tsx' | 'js' | 'jsx';

const LANGUAGES: Readonly<Record<string, Language>> = {
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
  js: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
  jsx: 'jsx',
};

/** The grammar of a path, or undefined when it is not code we parse. Plain `.js` may hold JSX. */
export function languageOf(path: string): Language | undefined {
  const extension = /\.([a-z]+)$/.exec(path)?.[1];
  return extension === undefined || !Object.hasOwn(LANGUAGES, extension) ? undefined : LANGUAGES[extension];
}

/** Which validators a path needs: code is parsed, everything else is text. */
export function fileKindOf(path: string): FileKind {
  return languageOf(path) === undefined ? 'text' : 'code';
}
