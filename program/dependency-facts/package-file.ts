import path from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import type { DependencyOptions } from '../../contract/index.ts';

/** Finds the module of a package as a configuration says, from the root; undefined when it finds none. */
export type PackageFiles = (from: string, specifier: string) => string | undefined;

/** What dependency-cruiser tries, in its order. */
const EXTENSIONS = ['.js', '.cjs', '.mjs', '.jsx', '.ts', '.tsx', '.d.ts', '.cts', '.d.cts', '.mts', '.d.mts', '.json', '.node'];

/**
 * Packages are found by the `enhancedResolveOptions` of the configuration, and without any as dependency-cruiser does by
 * itself: by `main`, blind for `exports`.
 */
export function createPackageFiles(root: string, { extensions, exportsFields, conditionNames, mainFields, aliasFields }: DependencyOptions): PackageFiles {
  let factory: ResolverFactory | undefined;
  const known = new Map<string, string | undefined>();
  return (from, specifier) => {
    const key = `${path.posix.dirname(from)}\0${specifier}`;
    if (known.has(key)) return known.get(key);
    factory ??= new ResolverFactory({
      extensions: [...(extensions ?? EXTENSIONS)],
      exportsFields: [...(exportsFields ?? [])],
      conditionNames: [...(conditionNames ?? [])],
      mainFields: [...(mainFields ?? ['main'])],
      aliasFields: [...(aliasFields ?? [])],
      modules: ['node_modules', 'node_modules/@types'],
    });
    const found = factory.resolveFileSync(path.join(root, from), specifier).path;
    const file = found === undefined ? undefined : path.relative(root, found).split(path.sep).join('/');
    if (file !== undefined) known.set(key, file);
    return file;
  };
}
