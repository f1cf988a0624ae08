import path from 'node:path/posix';
import type { AnalysedProgram } from '../../program/index.ts';
import { isTestPath } from '../test-code.ts';

const ENTRY_NAME = /^(?:index|main|cli|server|app|worker|setup|instrumentation|middleware|register)\.|\.(?:config|setup|worker|d)\.[cm]?[jt]sx?$|^\.|(?:^|[-_.])rc\.[cm]?[jt]s$/i;
const ENTRY_FOLDER = /(?:^|\/)(?:pages|app|routes?|api|functions|lambdas?|handlers|commands|plugins|migrations?|seeds?|seeders|scripts?|bin|tools|tasks|jobs|examples?|docs|demo|public|static)\//i;

/** True for a file that something else than an import may load: by its name, its folder, or because a manifest names it. */
export function isEntryPath(file: string, program: AnalysedProgram): boolean {
  const name = path.basename(file);
  if (isTestPath(file) || ENTRY_NAME.test(name) || ENTRY_FOLDER.test(file)) return true;
  const stem = name.slice(0, name.indexOf('.'));
  return program.manifests(file).some((manifest) => new RegExp(`[/"']${stem.replaceAll(/[^\w-]/g, '.')}\\b`).test(program.text(manifest.path) ?? ''));
}
