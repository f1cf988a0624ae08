import type { lintSource as LintSource } from '@secretlint/core';
import type { Span } from '../../contract/index.ts';

/** What may be a credential, and where it stands in the text. */
export interface FoundSecret extends Span {
  readonly secret: string;
  /** The scanner's name for it, for example `GITHUB_TOKEN`. */
  readonly kind: string;
  /** True for a URL that holds a password. */
  readonly isAddress: boolean;
}

type Config = Parameters<typeof LintSource>[0]['options']['config'];
type Scan = (path: string, text: string) => Promise<readonly FoundSecret[]>;

let loaded: Promise<Scan> | undefined;

/** Looks for credentials with secretlint's recommended rules. The package is loaded when it is first needed. */
export async function scanSecrets(path: string, text: string): Promise<readonly FoundSecret[]> {
  loaded ??= load();
  return (await loaded)(path, text);
}

async function load(): Promise<Scan> {
  const [{ lintSource }, preset, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ]);
  // The profiler keeps a mark for every rule it ever ran and searches all of them for each new one.
  secretLintProfiler.mark = () => undefined;
  const config: Config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: preset.creator }] };
  return async (path, text) => {
    const ext = /\.\w+$/.exec(path)?.[0] ?? '';
    const source = { filePath: path, content: text, contentType: 'text', ext } as const;
    const { messages } = await lintSource({ source, options: { config, noPhysicFilePath: true } });
    return messages.map(({ range, messageId }) => foundAt(text, { start: range[0], end: range[1] }, messageId));
  };
}

/** Some patterns take the closing quote along. */
function foundAt(text: string, { start, end }: Span, kind: string): FoundSecret {
  const secret = text.slice(start, end).replace(/['"`;,\s]+$/, '');
  return { secret, kind, start, end: start + secret.length, isAddress: /:\/\//.test(secret) && !/^https:\/\/hooks\./.test(secret) };
}
