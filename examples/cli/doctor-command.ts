import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { checkProject, createLockstep, currentPerson, defineGenerator, examineTools, gitVersion, loadBaseline, loadConfig } from 'lockstep';
import type { LoadedConfig } from 'lockstep';
import { configOptions } from './command-context.ts';
import type { CommandContext, ConfigFlags } from './command-context.ts';
import { PLANTED } from './planted.ts';
import { printData } from './streams.ts';

/** What one look has found. */
interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly says: string;
}

/** `lockstep doctor`: plants a defect for each family in a folder of its own and finds it; looks at what a run needs. */
export function doctorCommand(context: CommandContext): Command {
  return new Command('doctor')
    .description('plant a defect for each family of validators and find it; look at what a run needs')
    .option('--config <file>', 'read this configuration')
    .option('--no-config', 'read no configuration')
    .addHelpText('after', '\nNothing is left behind. Exit codes: 0 all is well, 2 something is not')
    .action((flags: ConfigFlags) => examine(flags, context));
}

async function examine(flags: ConfigFlags, context: CommandContext): Promise<void> {
  const findings: Finding[] = [nodeVersion()];
  const config = await look('configuration', () => loadConfig(configOptions(context.cwd, flags)), (loaded) => loaded.file ?? 'none: the defaults hold');
  findings.push(config.finding);
  if (config.value !== undefined) findings.push(...(await examineProject(config.value)));
  findings.push((await look('person', () => currentPerson(context.cwd), ({ name, via }) => `${name} (${via === 'git' ? "git's configuration" : 'the system'}) answers reviews`)).finding);
  findings.push({ what: 'git', ok: true, says: (await gitVersion(context.cwd)) ?? 'not found: --staged, --diff and git: need it, all else does not' });
  findings.push(...(await findPlanted(config.value)));
  for (const { what, ok, says } of findings) printData(`${ok ? '✔' : '✘'} ${what}: ${says}\n`);
  context.end({ broke: findings.some(({ ok }) => !ok) });
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return { what: 'node', ok: major > 20 || (major === 20 && minor >= 19), says: `${process.versions.node}, 20.19 or newer is needed` };
}

async function examineProject(config: LoadedConfig): Promise<readonly Finding[]> {
  const baseline = await look('baseline', () => loadBaseline(config.root), ({ size }) => (size === 0 ? 'none' : `${size} findings`));
  const lock = await look('lock', () => takeAndGiveBack(config), () => 'free');
  const says = config.generator === undefined ? 'none in the configuration: --generator, a key or a local server decides' : `${config.generator.id} from the configuration`;
  const tools = (await examineTools(config)).map(({ name, ok, says: state }): Finding => ({ what: name, ok, says: state }));
  return [baseline.finding, lock.finding, { what: 'generator', ok: true, says }, ...tools];
}

/** Opens the tree as a run would, which also takes over what a process that died has left. A folder for state that was not there goes again. */
async function takeAndGiveBack({ root, policy }: LoadedConfig): Promise<void> {
  const generator = defineGenerator({ id: 'doctor', capabilities: { repair: false, resume: false, edit: false }, async *generate() {} });
  const state = path.join(root, '.lockstep');
  const stays = existsSync(state);
  try {
    const lockstep = await createLockstep({ root, generator, policy });
    await lockstep.close();
  } finally {
    if (!stays) await rm(state, { recursive: true, force: true });
  }
}

/** Each defect is planted alone; a family that does not find its own is broken, or switched off by the policy. */
async function findPlanted(config: LoadedConfig | undefined): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { family, rule, files } of PLANTED) {
    const root = await mkdtemp(path.join(tmpdir(), 'lockstep-doctor-'));
    try {
      const all = { 'package.json': '{"name":"planted","dependencies":{"express":"5.1.0","ws":"8.18.0"}}\n', ...files };
      for (const [name, text] of Object.entries(all)) {
        await mkdir(path.dirname(path.join(root, name)), { recursive: true });
        await writeFile(path.join(root, name), text);
      }
      const checked = await look(family, () => checkProject({ root, ...(config === undefined ? {} : { policy: config.policy }) }), () => `found what was planted (${rule})`);
      const isFound = checked.value?.files.some((file) => file.findings.some((finding) => finding.rule === rule)) === true;
      findings.push(isFound || checked.value === undefined ? checked.finding : { what: family, ok: false, says: `${rule} was planted and not found` });
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  }
  return findings;
}

async function look<T>(what: string, work: () => Promise<T>, says: (value: T) => string): Promise<{ readonly finding: Finding; readonly value?: T }> {
  try {
    const value = await work();
    return { finding: { what, ok: true, says: says(value) }, value };
  } catch (thrown) {
    return { finding: { what, ok: false, says: thrown instanceof Error ? thrown.message : String(thrown) } };
  }
}
