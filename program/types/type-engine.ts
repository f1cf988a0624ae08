/** One thing that the type checker says of a place; offsets in UTF-16 code units of the file's text. */
export interface TypeDiagnostic {
  /** The compiler's number, for example 2322. */
  readonly code: number;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Files whose text is no longer what the engine has read; absolute paths. */
export interface FileChanges {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
}

/** Where an engine reads files. `undefined` always means: as it is on disk. Paths are absolute, with `/`. */
export interface FileView {
  /** Null where there is no file although the disk has one. */
  read(path: string): string | null | undefined;
  exists(path: string): boolean | undefined;
  directoryExists(path: string): boolean | undefined;
  entries(path: string): { readonly files: string[]; readonly directories: string[] } | undefined;
  /** The files that stand in the view and may not stand on disk. */
  added(): readonly string[];
}

/** What an engine found out about one project. */
export interface ProjectFacts {
  /** True when declarations have to be printable: then the compiler judges that as well. */
  readonly declaration: boolean;
  readonly checkJs: boolean;
  /** Why the engine must not be trusted with this configuration. */
  readonly misunderstood?: string;
}

/**
 * A type checker over a file view. Two implementations: the native compiler's interface, and the language service. Both are
 * synchronous; a broken one throws, and whoever asked must not take that for an answer.
 */
export interface TypeEngine {
  readonly name: 'native' | 'language-service';
  /** Of the compiler, for example `7.0.2`. */
  readonly version: string;
  /** Must be told before the next question. */
  update(changes: FileChanges): void;
  /** Loads the project of a `tsconfig.json`; undefined when it cannot be read. */
  facts(config: string): ProjectFacts | undefined;
  /** True when the project holds the file. */
  contains(config: string, path: string): boolean;
  /** All files of the project, packages among them; absolute paths. */
  sources(config: string): readonly string[];
  /** All errors of one file: syntax, binding, types, and declarations where the project prints them. */
  diagnose(config: string, path: string): readonly TypeDiagnostic[];
  /** The types of one file when all files of the project are looked at afresh, in its order, as on the compiler's own command line. Slow. */
  diagnoseInOrder(config: string, path: string): readonly TypeDiagnostic[];
  close(): void;
}

