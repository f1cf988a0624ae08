/** How a file names another module, in the words of dependency-cruiser. */
export type ModuleSystem = 'es6' | 'cjs' | 'amd' | 'tsd';

/** One place where a file names another module, without its syntax: what the graph keeps. */
export interface ModuleReference {
  readonly specifier: string;
  readonly system: ModuleSystem;
  /** `import`, `export`, `require`, `dynamic-import`, `import-equals`, `type-import`, `type-only`, `triple-slash-directive`, … */
  readonly types: readonly string[];
  readonly dynamic: boolean;
  /** True when it leaves no trace at run time. */
  readonly typeOnly: boolean;
  /** The call that stands for `require`, where it is another one. */
  readonly exotic?: string;
  /** Where the specifier stands, offset in the file. */
  readonly start: number;
}

/** Calls beside `require` that load a module. */
export interface ReferenceOptions {
  readonly exoticRequireStrings: readonly string[];
  readonly detectProcessBuiltinModuleCalls: boolean;
}

/** No calls beside `require`. */
export const PLAIN_REFERENCES: ReferenceOptions = { exoticRequireStrings: [], detectProcessBuiltinModuleCalls: false };

/** `/// <reference path="…" />` and its kin, which stand before all code. */
export function tripleSlashReferences(text: string, base: number): readonly ModuleReference[] {
  if (!text.includes('///')) return [];
  return [...text.matchAll(TRIPLE_SLASH)].flatMap((match) => {
    const { kind = '', attribute = '', target = '' } = match.groups ?? {};
    const type = kind === 'amd-dependency' ? 'triple-slash-amd-dependency' : attribute === 'types' ? 'triple-slash-type-reference' : 'triple-slash-file-reference';
    const types = ['triple-slash-directive', type];
    return [{ specifier: target, system: 'tsd' as const, types, dynamic: false, typeOnly: true, start: base + match.index }];
  });
}

const TRIPLE_SLASH = /^[ \t]*\/\/\/[ \t]*<(?<kind>reference|amd-dependency)[ \t]+(?<attribute>path|types)[ \t]*=[ \t]*["'](?<target>[^"']+)["']/gm;
