import { z } from 'zod';
import type { API as NativeApi, Diagnostic, Project, Snapshot } from 'typescript-native/unstable/sync';
import { LockstepError } from '../../contract/index.ts';
import type { FileChanges, FileView, ProjectFacts, TypeDiagnostic, TypeEngine } from './type-engine.ts';

/** What a native engine is started with. */
export interface NativeEngineOptions {
  readonly root: string;
  readonly files: FileView;
  /** Hears the process id of the compiler, which somebody has to end when this thread is ended. */
  readonly onChild: (pid: number) => void;
}

/** Options that earlier compilers had: a configuration with one of them means something else here. */
const REMOVED_OPTION: ReadonlySet<number> = new Set([5023, 5101, 5102, 5107, 5108]);

/** The client's inside holds the process; nothing else tells its id. */
const childShape: z.ZodType<{ client: { channel: { child: { pid: number } } } }> = z.object({
  client: z.object({ channel: z.object({ child: z.object({ pid: z.number().int().positive() }) }) }),
});

const optionsShape: z.ZodType<{ declaration?: boolean | undefined; composite?: boolean | undefined; checkJs?: boolean | undefined }> = z.object({
  declaration: z.boolean().optional(),
  composite: z.boolean().optional(),
  checkJs: z.boolean().optional(),
});

/** Starts the native compiler as a child process and asks it over its pipe; throws where there is none for this platform. */
export async function startNativeEngine({ root, files, onChild }: NativeEngineOptions): Promise<TypeEngine> {
  const { API } = await import('typescript-native/unstable/sync');
  const { version } = z.object({ version: z.string() }).parse(await import('typescript-native'));
  const api = new API({
    cwd: root,
    fs: {
      readFile: (path) => files.read(path),
      fileExists: (path) => files.exists(path),
      directoryExists: (path) => files.directoryExists(path),
      getAccessibleEntries: (path) => files.entries(path),
    },
  });
  const { pid } = childShape.parse(api).client.channel.child;
  onChild(pid);
  return new NativeEngine({ api, pid, version });
}

class NativeEngine implements TypeEngine {
  readonly name = 'native';
  readonly version: string;
  readonly #api: NativeApi;
  readonly #pid: number;
  readonly #open = new Set<string>();
  readonly #facts = new Map<string, ProjectFacts>();
  #snapshot: Snapshot | undefined;

  constructor({ api, pid, version }: { readonly api: NativeApi; readonly pid: number; readonly version: string }) {
    this.#api = api;
    this.#pid = pid;
    this.version = version;
  }

  update({ created, changed, deleted }: FileChanges): void {
    if (created.length + changed.length + deleted.length === 0 || this.#snapshot === undefined) return;
    this.#advance({ fileChanges: { created: [...created], changed: [...changed], deleted: [...deleted] } });
  }

  facts(config: string): ProjectFacts | undefined {
    const known = this.#facts.get(config);
    if (known !== undefined) return known;
    const project = this.#projectOf(config);
    if (project === undefined) return undefined;
    const facts = factsOf(project);
    this.#facts.set(config, facts);
    return facts;
  }

  contains(config: string, path: string): boolean {
    return this.#projectOf(config)?.program.getSourceFileMetadata(path) !== undefined;
  }

  sources(config: string): readonly string[] {
    return this.#projectOf(config)?.program.getSourceFileNames() ?? [];
  }

  diagnose(config: string, path: string): readonly TypeDiagnostic[] {
    const project = this.#projectOf(config);
    if (project === undefined) throw new LockstepError('validator-failed', `${config} cannot be opened`, { fault: 'validator' });
    const { program } = project;
    const wantsDeclarations = this.facts(config)?.declaration === true;
    return [
      ...program.getSyntacticDiagnostics(path),
      ...program.getSemanticDiagnostics(path),
      ...(wantsDeclarations ? program.getDeclarationDiagnostics(path) : []),
    ].filter(isError).map(toDiagnostic);
  }

  diagnoseInOrder(config: string, path: string): readonly TypeDiagnostic[] {
    this.update({ created: [], changed: [path], deleted: [] });
    const found = this.#projectOf(config)?.program.getSemanticDiagnostics() ?? [];
    return found.filter((each) => each.fileName === path && isError(each)).map(toDiagnostic);
  }

  /** The compiler prints a complaint when it is asked to end; nobody needs to read that. */
  close(): void {
    try {
      process.kill(this.#pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }

  #projectOf(config: string): Project | undefined {
    if (!this.#open.has(config)) {
      this.#open.add(config);
      this.#advance({ openProjects: [config] });
    }
    return this.#snapshot?.getProject(config);
  }

  #advance(params: Parameters<NativeApi['updateSnapshot']>[0]): void {
    const old = this.#snapshot;
    this.#snapshot = this.#api.updateSnapshot(params);
    old?.dispose();
  }
}

function factsOf({ compilerOptions, program }: Project): ProjectFacts {
  const { declaration, composite, checkJs } = optionsShape.parse(compilerOptions);
  const foreign = [...program.getConfigFileParsingDiagnostics(), ...program.getProgramDiagnostics()].find((each) => REMOVED_OPTION.has(each.code));
  return { declaration: declaration ?? composite ?? false, checkJs: checkJs ?? false, ...(foreign === undefined ? {} : { misunderstood: foreign.text }) };
}

/** Category 1 of the compiler. */
function isError({ category }: Diagnostic): boolean {
  return category === 1;
}

function toDiagnostic(diagnostic: Diagnostic): TypeDiagnostic {
  return { code: diagnostic.code, message: wholeText(diagnostic), start: diagnostic.pos, end: diagnostic.end };
}

function wholeText({ text, messageChain = [] }: Diagnostic): string {
  return [text, ...messageChain.map(wholeText)].join(' ');
}
