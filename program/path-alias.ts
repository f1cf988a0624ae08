import path from 'node:path/posix';
import { fieldsOf, parseJsonText } from './json-text.ts';

/** The texts of a tree. */
interface Texts {
  text(path: string): string | undefined;
}

/**
 * The paths, without extension where the alias has none, that a bare specifier may stand for by `paths` and `baseUrl` of the
 * nearest `tsconfig.json`, or by `imports` of the nearest `package.json`. Likeliest first.
 */
export function aliasTargets(files: Texts, from: string, specifier: string): readonly string[] {
  return specifier.startsWith('#') ? subpathTargets(files, from, specifier) : pathTargets(files, from, specifier);
}

interface Paths {
  /** Folder from which targets count. */
  readonly base: string;
  readonly baseUrl?: string;
  readonly patterns: Readonly<Record<string, unknown>>;
}

function pathTargets(files: Texts, from: string, specifier: string): readonly string[] {
  const config = nearest(files, from, ['tsconfig.json', 'jsconfig.json']);
  const paths = config === undefined ? undefined : pathsOf(files, config);
  if (paths === undefined) return [];
  const mapped = bestPattern(Object.keys(paths.patterns), specifier);
  const targets = mapped === undefined ? [] : stringsIn(paths.patterns[mapped.pattern]);
  const found = targets.map((target) => path.normalize(path.join(paths.base, target.replace('*', mapped?.rest ?? ''))));
  return paths.baseUrl === undefined ? found : [...found, path.normalize(path.join(paths.baseUrl, specifier))];
}

const MAX_EXTENDS = 8;

/** `paths` and `baseUrl` of a configuration, or of the first it extends that has them. */
function pathsOf(files: Texts, config: string, left: number = MAX_EXTENDS): Paths | undefined {
  const content = files.text(config);
  if (content === undefined || left === 0) return undefined;
  const fields = fieldsOf(parseJsonText(content));
  const options = fieldsOf(fields['compilerOptions']);
  const folder = path.dirname(config);
  const { baseUrl } = options;
  const inherited = stringsIn(fields['extends']).map((each) => (each.startsWith('.') ? extendedPath(files, folder, each) : undefined));
  const own = options['paths'] === undefined && baseUrl === undefined;
  if (own) return inherited.map((each) => (each === undefined ? undefined : pathsOf(files, each, left - 1))).find((each) => each !== undefined);
  const base = typeof baseUrl === 'string' ? path.join(folder, baseUrl) : folder;
  return { base, patterns: fieldsOf(options['paths']), ...(typeof baseUrl === 'string' ? { baseUrl: base } : {}) };
}

function extendedPath(files: Texts, folder: string, target: string): string | undefined {
  const at = path.normalize(path.join(folder, target));
  return [at, `${at}.json`].find((each) => files.text(each) !== undefined);
}

function subpathTargets(files: Texts, from: string, specifier: string): readonly string[] {
  const manifest = nearest(files, from, ['package.json']);
  const content = manifest === undefined ? undefined : files.text(manifest);
  if (manifest === undefined || content === undefined) return [];
  const imports = fieldsOf(fieldsOf(parseJsonText(content))['imports']);
  const mapped = bestPattern(Object.keys(imports), specifier);
  if (mapped === undefined) return [];
  return stringsIn(imports[mapped.pattern]).flatMap((target) =>
    target.startsWith('./') ? [path.normalize(path.join(path.dirname(manifest), target.replaceAll('*', mapped.rest)))] : [],
  );
}

/** The pattern with the longest fixed beginning that a specifier fits, and what its `*` stands for. */
export function bestPattern(patterns: readonly string[], specifier: string): { readonly pattern: string; readonly rest: string } | undefined {
  const fitting = patterns.flatMap((pattern) => {
    const star = pattern.indexOf('*');
    if (star === -1) return pattern === specifier ? [{ pattern, rest: '', length: pattern.length + 1 }] : [];
    const head = pattern.slice(0, star);
    const tail = pattern.slice(star + 1);
    const fits = specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail);
    return fits ? [{ pattern, rest: specifier.slice(head.length, specifier.length - tail.length), length: head.length }] : [];
  });
  return fitting.sort((a, b) => b.length - a.length)[0];
}

/** The texts in a value, in a list, or under the conditions of an object. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => stringsIn(each));
  return Object.values(fieldsOf(value)).flatMap((each) => stringsIn(each));
}

function nearest({ text }: Texts, from: string, names: readonly string[]): string | undefined {
  for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
    const found = names.map((name) => (folder === '.' ? name : `${folder}/${name}`)).find((each) => text(each) !== undefined);
    if (found !== undefined || folder === '.' || folder === '/') return found;
  }
}
