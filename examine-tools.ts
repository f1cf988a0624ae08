import { createHash } from 'node:crypto';
import { messageOf } from './contract/index.ts';
import type { Policy, Unit, Validator, ValidatorModule } from './contract/index.ts';
import { nodeExec } from './gate/index.ts';
import { createProgram, fileKindOf, hasTypeConfiguration, typeConfigurationFault } from './program/index.ts';
import { createAdvisoryValidator, createEslintValidator, projectEslintState } from './validators/index.ts';

/** One tool of the project that judges beside the built-in validators, and whether it can. */
export interface ToolState {
  readonly name: string;
  readonly ok: boolean;
  /** For a person. */
  readonly says: string;
}

/** What `examineTools` looks at. */
export interface ToolSources {
  readonly root: string;
  readonly policy: Policy;
  readonly validators: readonly (Validator | ValidatorModule)[];
}

/** A harmless text at a path that no project has. */
const PROBE = { path: 'lockstep-doctor-probe.js', text: 'export const probe = 1;\n' } as const;
/** A manifest that asks for a package that nobody has. */
const MANIFEST_PROBE = { path: 'lockstep-doctor-probe/package.json', text: '{ "dependencies": { "lockstep-doctor-probe": "1.0.0" } }\n' } as const;
type Probe = typeof PROBE | typeof MANIFEST_PROBE;

/**
 * Says of the project's ESLint whether it is used, and of each external validator whether its command is found and answers:
 * it is asked about a harmless file, as a run would ask; the sources of advisories are asked about a package that nobody has. Nothing is written into the tree.
 */
export async function examineTools({ root, policy, validators }: ToolSources): Promise<readonly ToolState[]> {
  const states = [typesState(root, policy), await eslintState(root, policy)].filter((state) => state !== undefined);
  for (const validator of validators) if ('validate' in validator && validator.family === 'external') states.push(await examine(validator, PROBE, { root, policy }));
  if (policy.advisories !== undefined) states.push(await examine(createAdvisoryValidator(root, policy.advisories), MANIFEST_PROBE, { root, policy }));
  return states;
}

/** Projects in folders further down have configurations of their own, which the first file below them asks for. */
function typesState(root: string, policy: Policy): ToolState | undefined {
  if (!hasTypeConfiguration(root, PROBE.path)) return undefined;
  if (policy.types === 'off') return { name: 'types', ok: true, says: 'there is a tsconfig.json; the policy does not judge types' };
  const fault = typeConfigurationFault(root, PROBE.path);
  return fault === undefined ? { name: 'types', ok: true, says: 'tsconfig.json is read as it is' } : { name: 'types', ok: false, says: fault.says };
}

async function eslintState(root: string, policy: Policy): Promise<ToolState | undefined> {
  const state = projectEslintState(root);
  if (state === 'no-configuration') return undefined;
  if (policy.eslint === 'off') return { name: 'eslint', ok: true, says: 'there is a flat configuration; the policy does not use it' };
  if (state === 'not-installed') return { name: 'eslint', ok: true, says: 'there is a flat configuration and no ESLint is installed for the project: it is not used' };
  const answer = await examine(createEslintValidator(root), PROBE, { root, policy });
  return answer.ok ? { ...answer, says: 'the project\'s own ESLint judges finished files' } : answer;
}

async function examine(validator: Validator, probe: Probe, { root, policy }: Pick<ToolSources, 'root' | 'policy'>): Promise<ToolState> {
  const program = createProgram(root);
  program.begin(probe.path, 'create');
  program.setText(probe.path, 'probe', probe.text);
  program.complete(probe.path);
  const sha256 = createHash('sha256').update(probe.text).digest('hex');
  const unit: Unit = { id: 'doctor/0/0/file', phase: 'file', path: probe.path, kind: fileKindOf(probe.path), operation: 'create', span: { start: 0, end: probe.text.length }, text: probe.text, sha256 };
  try {
    let findings = 0;
    for await (const part of validator.validate({ unit, program, policy, exec: nodeExec, signal: AbortSignal.timeout(policy.timeouts.customMs) })) if (part.type === 'finding') findings += 1;
    return { name: validator.id, ok: true, says: `answers; ${findings} findings in a harmless file` };
  } catch (thrown) {
    return { name: validator.id, ok: false, says: messageOf(thrown) };
  }
}
