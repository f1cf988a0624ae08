import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Command } from 'commander';
import { LockstepError, noLayersReason, proposeLayers } from 'lockstep';
import type { Layer } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import { tell } from './streams.ts';

interface InitFlags {
  readonly force?: boolean;
  readonly architecture?: boolean;
}

const NAMES = ['ts', 'mts', 'mjs', 'js', 'cjs', 'json'].map((extension) => `lockstep.config.${extension}`);

/** `lockstep init`: writes a configuration with comments. */
export function initCommand(context: CommandContext): Command {
  return new Command('init')
    .description('write a configuration with comments')
    .option('--force', 'overwrite one that is there')
    .option('--architecture', 'propose layers from the code as it is')
    .action((flags: InitFlags) => init(flags, context));
}

async function init({ force = false, architecture = false }: InitFlags, context: CommandContext): Promise<void> {
  const { cwd } = context;
  const there = NAMES.find((name) => existsSync(path.join(cwd, name)));
  if (there !== undefined && !force) throw new LockstepError('input-invalid', `${path.join(cwd, there)} is there already; --force overwrites it`, { fault: 'caller' });
  const name = there !== undefined && !there.endsWith('.json') ? there : existsSync(path.join(cwd, 'tsconfig.json')) ? 'lockstep.config.ts' : 'lockstep.config.mjs';
  if (there !== undefined && there !== name) throw new LockstepError('input-invalid', `${there} is read before ${name}: remove it first`, { fault: 'caller' });
  const layers = architecture ? proposeLayers(cwd) : [];
  if (architecture && layers.length === 0) tell(noLayersReason(cwd));
  await writeFile(path.join(cwd, name), await configText(cwd, layers));
  tell(`${path.join(cwd, name)} written. Next: lockstep doctor, lockstep check, and lockstep baseline if there is much to mend.`);
  context.end({});
}

async function configText(cwd: string, layers: readonly Layer[]): Promise<string> {
  const manifest: unknown = existsSync(path.join(cwd, 'package.json')) ? JSON.parse(await readFile(path.join(cwd, 'package.json'), 'utf8')) : {};
  const workspaces = typeof manifest === 'object' && manifest !== null && 'workspaces' in manifest;
  const tests = ['test', 'tests', '__tests__'].filter((folder) => existsSync(path.join(cwd, folder)));
  const helped = isInstalled(cwd);
  const body = `{
  // Globs that \`check\` leaves out, beside .gitignore, node_modules and generated files.
  ignore: ${JSON.stringify(tests.map((folder) => `${folder}/fixtures/**`))},
  policy: {
    // Certain findings of at least this severity block: critical, high, medium or low.
    blockFrom: 'medium',
    // 'off' drops a rule, 'risk' keeps it from blocking. \`lockstep rules\` lists them.
    rules: {},
    // Paths a person has to see before they are written, beside those that execute something or steer agents.
    protectedPaths: [],
    // Exceptions, each with who, why and until when:
    // { rule: 'owasp/sql-injection', path: 'scripts/import.ts', owner: 'dana', reason: 'reads its own export', expires: '2027-03-31' }
    waivers: [],
    architecture: {
      // Files in \`paths\` import only their own layer and those in \`mayImport\`:
      // { name: 'domain', paths: ['src/domain/**'], mayImport: [], reason: 'The domain knows nobody.' }
      layers: ${layersText(layers)},
    },
    // Hours after which a question that nobody answered counts as rejected; null for never.
    approval: { expiresAfterHours: null },
  },
}`;
  const note = workspaces ? '// The nearest configuration upwards counts: a package of this repository may have its own.\n' : '';
  if (helped) return `import { defineConfig } from 'lockstep';\n\n${note}export default defineConfig(${body});\n`;
  return `${note}export default ${body};\n`;
}

/** One layer a line; what stands there is what the code does today. */
function layersText(layers: readonly Layer[]): string {
  return layers.length === 0 ? '[]' : `[\n${layers.map(({ name, paths, mayImport }) => `        { name: ${quoted(name)}, paths: [${paths.map(quoted).join(', ')}], mayImport: [${mayImport.map(quoted).join(', ')}] },\n`).join('')}      ]`;
}

/** A text as the rest of the file writes it. */
function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}

/** `defineConfig` can be imported only where the package is installed. */
function isInstalled(cwd: string): boolean {
  try {
    createRequire(path.join(cwd, 'package.json')).resolve('lockstep/package.json');
    return true;
  } catch {
    return false;
  }
}
