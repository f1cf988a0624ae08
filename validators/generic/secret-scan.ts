import type { lintSource as LintSource } from '@secretlint/core';
import type { Span } from '../../contract/index.ts';
import { formedSecretsIn } from '../../program/index.ts';

/** What may be a credential, and where it stands in the text. */
export interface FoundSecret extends Span {
  readonly secret: string;
  /** The scanner's name for it, for example `GITHUB_TOKEN`. */
  readonly kind: string;
  /** True for a URL that holds a password. */
  readonly isAddress: boolean;
  /** True when mark, alphabet and length are those of the issuer: words in it say nothing. */
  readonly isExact: boolean;
}

type Config = Parameters<typeof LintSource>[0]['options']['config'];
type Scan = (path: string, text: string) => Promise<readonly FoundSecret[]>;

let loaded: Promise<Scan> | undefined;

/** Looks for credentials by the forms of their issuers and with secretlint's recommended rules. The package is loaded when it is first needed. */
export async function scanSecrets(path: string, text: string): Promise<readonly FoundSecret[]> {
  loaded ??= load();
  const formed = formsIn(text);
  const others = (await (await loaded)(path, text)).filter(({ start, end }) => !formed.some((each) => each.start < end && start < each.end));
  return [...formed, ...others].sort((a, b) => a.start - b.start);
}

/** What has the form of a credential, without a scanner. */
export function formsIn(text: string): readonly FoundSecret[] {
  return formedSecretsIn(text).map(({ kind, strength, start, end }) => ({ secret: text.slice(start, end), kind, start, end, isAddress: /^[a-z]+:\/\//.test(text.slice(start, end)), isExact: strength === 'exact' }));
}

async function load(): Promise<Scan> {
  const [{ lintSource }, preset, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ]);
  // The profiler keeps a mark for every rule it ever ran and searches all of them for each new one.
  secretLintProfiler.mark = () => undefined;
  // Comments must not switch the scanner off: it is the text's author who would write them.
  const rules = preset.rules.filter(({ meta }) => !meta.id.endsWith('filter-comments'));
  const config: Config = { rules: rules.map((rule) => ({ id: rule.meta.id, rule })) };
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
  return { secret, kind, start, end: start + secret.length, isAddress: /:\/\//.test(secret) && !/^https:\/\/hooks\./.test(secret), isExact: false };
}
