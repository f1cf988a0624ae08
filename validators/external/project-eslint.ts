import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { LockstepError, messageOf } from '../../contract/index.ts';

/** One message of the linter; `severity` is 1 for a warning and 2 for an error. */
export interface LintMessage {
  readonly ruleId: string | null;
  readonly messageId?: string | undefined;
  readonly severity: 1 | 2;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** What the linter says of a text. */
export type LintResult =
  /** `leftOut`: rules that were not asked, and why. */
  | { readonly type: 'linted'; readonly messages: readonly LintMessage[]; readonly leftOut?: string }
  /** The configuration leaves the path out. */
  | { readonly type: 'ignored' }
  | { readonly type: 'obstacle'; readonly reason: string };

/** The project's own linter, loaded once with the configuration that is on disk. */
export interface ProjectEslint {
  /** `isGenerated`: comments in the text that would change the verdict say nothing. */
  lint(file: string, text: string, how: { readonly isGenerated: boolean; readonly isOnDisk: boolean }): Promise<LintResult>;
}

interface Linter {
  lintText(text: string, options: { readonly filePath: string }): Promise<unknown>;
  isPathIgnored(file: string): Promise<boolean>;
}

type LinterClass = new (options: Readonly<Record<string, unknown>>) => Linter;

const message: z.ZodType<LintMessage & { readonly fatal?: boolean | undefined }> = z.object({
  ruleId: z.string().nullable(),
  messageId: z.string().optional(),
  severity: z.union([z.literal(1), z.literal(2)]),
  message: z.string(),
  line: z.number().int().min(1).catch(1),
  column: z.number().int().min(1).catch(1),
  endLine: z.number().int().optional(),
  endColumn: z.number().int().optional(),
  fatal: z.boolean().optional(),
});
const results: z.ZodType<readonly { readonly messages: readonly (LintMessage & { readonly fatal?: boolean | undefined })[] }[]> = z.array(z.object({ messages: z.array(message) }));

const LEFT_OUT = 'ESLint rules that need types were left to the type checker: the file is not on disk yet';

const CONFIGS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`);

/** Whether a project has a flat configuration, and an ESLint of its own that can read it. */
export function projectEslintState(root: string): 'ready' | 'not-installed' | 'no-configuration' {
  if (!CONFIGS.some((name) => isThere(root, `./${name}`))) return 'no-configuration';
  return isThere(root, 'eslint') ? 'ready' : 'not-installed';
}

/** True when a project has both. */
export function hasProjectEslint(root: string): boolean {
  return projectEslintState(root) === 'ready';
}

function isThere(root: string, specifier: string): boolean {
  try {
    return createRequire(path.join(root, 'package.json')).resolve(specifier) !== '';
  } catch {
    return false;
  }
}

/** Loads the ESLint that is installed for the project; throws where there is none or it is too old. */
export async function loadProjectEslint(root: string): Promise<ProjectEslint> {
  const from = createRequire(path.join(root, 'package.json'));
  const loaded: unknown = await import(pathToFileURL(from.resolve('eslint')).href);
  const exported = z.object({ ESLint: z.custom<LinterClass>((value) => typeof value === 'function') }).safeParse(loaded);
  if (!exported.success) throw fault(root, 'expected a version of ESLint with the class ESLint');
  const make = (options: Readonly<Record<string, unknown>>): Linter => new exported.data.ESLint({ cwd: root, ...options });
  const onDisk = make({});
  const generated = make({ allowInlineConfig: false });
  const untyped = async (): Promise<Linter> => make({ allowInlineConfig: false, overrideConfig: await withoutTypes(from) });
  let fresh: Promise<Linter> | undefined;
  return {
    async lint(file, text, { isGenerated, isOnDisk }) {
      const filePath = path.join(root, file);
      try {
        if (await onDisk.isPathIgnored(filePath)) return { type: 'ignored' };
        const first = await messagesOf(isGenerated ? generated : onDisk, text, filePath);
        if (isOnDisk || !first.some(asksForTypes)) return { type: 'linted', messages: first };
        const second = await messagesOf(await (fresh ??= untyped()), text, filePath);
        return second.some(asksForTypes) ? { type: 'obstacle', reason: `ESLint cannot read a file that is not on disk: ${second.find(asksForTypes)?.message ?? ''}` } : { type: 'linted', messages: second, leftOut: LEFT_OUT };
      } catch (thrown) {
        throw fault(root, messageOf(thrown));
      }
    },
  };
}

async function messagesOf(linter: Linter, text: string, filePath: string): Promise<readonly (LintMessage & { readonly fatal?: boolean | undefined })[]> {
  return results.parse(await linter.lintText(text, { filePath })).flatMap(({ messages }) => messages);
}

/** A parser that works with types refuses files it does not find on disk. */
function asksForTypes({ fatal, message: text }: LintMessage & { readonly fatal?: boolean | undefined }): boolean {
  return fatal === true && /project service|parserOptions\.project|projectService/.test(text);
}

/** The rules that need types are left to the type checker while a file is not on disk. */
async function withoutTypes(from: NodeJS.Require): Promise<readonly object[]> {
  const off = { languageOptions: { parserOptions: { projectService: false, project: false, program: null } } };
  try {
    const loaded: unknown = await import(pathToFileURL(from.resolve('typescript-eslint')).href);
    const { configs } = z.object({ configs: z.object({ disableTypeChecked: z.record(z.string(), z.unknown()) }) }).parse(loaded);
    return [configs.disableTypeChecked, off];
  } catch {
    return [off];
  }
}

function fault(root: string, why: string): LockstepError {
  return new LockstepError('validator-failed', `the ESLint configuration of ${root} cannot be used: ${why}`, { fault: 'caller' });
}
