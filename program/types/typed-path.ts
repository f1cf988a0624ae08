import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languageOf } from '../language.ts';

/** Configurations that were asked whether JavaScript is checked. */
const answers = new Map<string, boolean>();

/** True for files whose types may be judged: TypeScript, and JavaScript below a `tsconfig.json` that may ask for it. */
export function mayHaveTypes(root: string, file: string): boolean {
  if (languageOf(file) === undefined) return false;
  return /\.[cm]?tsx?$/.test(file) || checksJavaScript(root, path.posix.dirname(file));
}

function checksJavaScript(root: string, folder: string): boolean {
  const config = path.join(root, folder, 'tsconfig.json');
  const known = answers.get(config) ?? (existsSync(config) ? /"(?:checkJs|extends)"/.test(readFileSync(config, 'utf8')) : undefined);
  if (known !== undefined) {
    answers.set(config, known);
    return known;
  }
  return folder !== '.' && folder !== '/' && folder !== '' && checksJavaScript(root, path.posix.dirname(folder));
}
