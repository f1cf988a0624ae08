import path from 'node:path';
import type TypeScript from 'typescript';
import { projectFileMatcher } from './project-file-matcher.ts';
import type { FileChanges, FileView } from './type-engine.ts';

/** What a host serves: one configuration, read through the view. */
export interface ServiceHostOptions {
  readonly compiler: typeof TypeScript;
  readonly files: FileView;
  readonly config: string;
}

/** The side of the language service that we provide, with the means to tell it of changes. */
export interface ServiceHost extends TypeScript.LanguageServiceHost {
  update(changes: FileChanges): void;
}

/** Makes the host of one project; undefined when its configuration cannot be read. */
export function createServiceHost({ compiler, files, config }: ServiceHostOptions): ServiceHost | undefined {
  const system = viewOf(compiler, files);
  const parse = (): TypeScript.ParsedCommandLine | undefined =>
    compiler.getParsedCommandLineOfConfigFile(config, {}, { ...system, getCurrentDirectory: () => path.posix.dirname(config), useCaseSensitiveFileNames: compiler.sys.useCaseSensitiveFileNames, onUnRecoverableConfigFileDiagnostic: () => undefined });
  const first = parse();
  if (first === undefined) return undefined;
  let parsed = first;
  let project = 0;
  const versions = new Map<string, number>();
  const snapshots = new Map<string, { readonly version: number; readonly snapshot: TypeScript.IScriptSnapshot | undefined }>();
  const snapshotOf = (file: string): TypeScript.IScriptSnapshot | undefined => {
    const version = versions.get(file) ?? 0;
    const known = snapshots.get(file);
    if (known?.version === version) return known.snapshot;
    const text = system.readFile(file);
    const snapshot = text === undefined ? undefined : compiler.ScriptSnapshot.fromString(text);
    snapshots.set(file, { version, snapshot });
    return snapshot;
  };
  return {
    ...system,
    update({ created, changed, deleted }) {
      for (const file of [...created, ...changed, ...deleted]) versions.set(file, (versions.get(file) ?? 0) + 1);
      if (created.length + deleted.length > 0) parsed = parse() ?? parsed;
      project += 1;
    },
    getProjectVersion: () => String(project),
    getScriptFileNames: () => parsed.fileNames,
    getScriptVersion: (file) => String(versions.get(file) ?? 0),
    getScriptSnapshot: snapshotOf,
    getCompilationSettings: () => parsed.options,
    ...(parsed.projectReferences === undefined ? {} : { getProjectReferences: () => parsed.projectReferences }),
    getCurrentDirectory: () => path.posix.dirname(config),
    getDefaultLibFileName: (options) => compiler.getDefaultLibFilePath(options),
    useCaseSensitiveFileNames: () => compiler.sys.useCaseSensitiveFileNames,
  };
}

type System = Required<Pick<TypeScript.LanguageServiceHost, 'readFile' | 'fileExists' | 'directoryExists' | 'getDirectories' | 'realpath'>> & Pick<TypeScript.System, 'readDirectory'>;

/** The compiler's own file system with the view laid over it. */
function viewOf(compiler: typeof TypeScript, files: FileView): System {
  const { sys } = compiler;
  const entriesOf = (folder: string): { files: readonly string[]; directories: readonly string[] } =>
    files.entries(folder) ?? { files: sys.readDirectory(folder, undefined, undefined, ['*'], 1).map((file) => path.posix.basename(file)), directories: sys.directoryExists(folder) ? sys.getDirectories(folder) : [] };
  return {
    readFile(file) {
      const text = files.read(file);
      return text === undefined ? sys.readFile(file) : (text ?? undefined);
    },
    fileExists: (file) => files.exists(file) ?? sys.fileExists(file),
    directoryExists: (folder) => files.directoryExists(folder) ?? sys.directoryExists(folder),
    getDirectories: (folder) => [...entriesOf(folder).directories],
    realpath: (file) => (files.exists(file) === true ? file : (sys.realpath?.(file) ?? file)),
    readDirectory(...query) {
      const [folder, extensions, exclude, include] = query;
      const onDisk = sys.readDirectory(...query).filter((file) => files.exists(file) !== false);
      const isWanted = projectFileMatcher({ folder, extensions: extensions ?? [], include: include ?? ['**/*'], exclude: exclude ?? [] });
      return [...new Set([...onDisk, ...files.added().filter(isWanted)])];
    },
  };
}
