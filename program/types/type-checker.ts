import path from 'node:path';
import { LockstepError, messageOf } from '../../contract/index.ts';
import type { FileChange } from '../file-store.ts';
import type { AnalysedProgram } from '../program.ts';
import { createOverlayView } from './file-view.ts';
import type { OverlayView } from './file-view.ts';
import { startNativeEngine } from './native-engine.ts';
import { projectConfigs } from './project-configs.ts';
import { startServiceEngine } from './service-engine.ts';
import type { FileChanges, TypeDiagnostic, TypeEngine } from './type-engine.ts';

/** What the checker says of one file of the prospective program. */
export type FileTypes =
  | {
      readonly type: 'checked';
      readonly diagnostics: readonly TypeDiagnostic[];
      /** The configuration that holds the file, relative to the root; undefined where defaults stand in for one. */
      readonly config: string | undefined;
      /** Why the errors may come from our side: the compiler does not know the configuration. */
      readonly doubt?: string;
    }
  /** JavaScript that nobody asked to have checked. */
  | { readonly type: 'untyped' };

/** Judges the types of files in the prospective program as it is now. */
export interface TypeChecker {
  /** Name and version of the compiler. */
  readonly compiler: string;
  check(file: string): Promise<FileTypes>;
  /** Loads the project at the root of the tree, so that the first answer does not have to. */
  warmUp(): void;
  /** The same for files as they are on disk, without the run. */
  checkOnDisk(files: readonly string[]): Promise<readonly FileTypes[]>;
  /** The files of the tree in the project that holds a file, packages left out. */
  projectFiles(file: string): readonly string[];
  close(): void;
}

/** Which implementation is asked first. */
export type TypeEngineChoice = 'native' | 'language-service';

/** What a checker is opened with. */
export interface TypeCheckerOptions {
  readonly program: AnalysedProgram;
  readonly engine: TypeEngineChoice;
  /** Hears the process id of a compiler that runs beside this thread. */
  readonly onChild: (pid: number) => void;
}

/** Stands in where no `tsconfig.json` holds a file. */
const DEFAULTS = {
  strict: true,
  target: 'esnext',
  module: 'preserve',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  esModuleInterop: true,
  experimentalDecorators: true,
  jsx: 'preserve',
  lib: ['esnext', 'dom', 'dom.iterable'],
  skipLibCheck: true,
  noEmit: true,
};

/** Opens a checker; where the native compiler does not start, the language service answers, and where neither does, it throws. */
export async function openTypeChecker(options: TypeCheckerOptions): Promise<TypeChecker> {
  const view = createOverlayView(options.program.root);
  return new ProgramChecker(options, { view, engine: await startEngine(options, view) });
}

async function startEngine({ engine, program: { root }, onChild }: TypeCheckerOptions, files: OverlayView): Promise<TypeEngine> {
  if (engine === 'language-service') return startServiceEngine({ root, files });
  try {
    return await startNativeEngine({ root, files, onChild });
  } catch (native) {
    return startServiceEngine({ root, files }).catch((service: unknown) => {
      throw new LockstepError('validator-failed', `no type checker can be started: ${messageOf(native)}; ${messageOf(service)}`, { fault: 'validator', cause: native });
    });
  }
}

class ProgramChecker implements TypeChecker {
  readonly #options: TypeCheckerOptions;
  readonly #view: OverlayView;
  readonly #engine: TypeEngine;
  /** Answers for configurations that the native compiler does not understand; null when there is none. */
  #second: TypeEngine | null | undefined;
  #version = 0;
  /** Files that no configuration holds. */
  readonly #loose = new Set<string>();
  readonly #configs = new Map<string, string>();

  constructor(options: TypeCheckerOptions, { view, engine }: { readonly view: OverlayView; readonly engine: TypeEngine }) {
    this.#options = options;
    this.#view = view;
    this.#engine = engine;
  }

  get compiler(): string {
    return `${this.#engine.name} ${this.#engine.version}`;
  }

  async check(file: string): Promise<FileTypes> {
    this.#synchronise();
    return this.#diagnose(file);
  }

  warmUp(): void {
    const [config] = projectConfigs(path.posix.join(this.#options.program.root, 'index.ts'));
    if (config !== undefined) this.#engine.facts(config);
  }

  async checkOnDisk(files: readonly string[]): Promise<readonly FileTypes[]> {
    const { program } = this.#options;
    this.#lay(program.changesSince(0).map(({ path: changed }) => ({ path: changed, text: undefined, complete: true })));
    const found: FileTypes[] = [];
    try {
      for (const file of files) found.push(program.onDisk(file) ? await this.#diagnose(file) : { type: 'untyped' });
    } finally {
      this.#lay(program.changesSince(0));
      this.#version = program.version;
    }
    return found;
  }

  projectFiles(file: string): readonly string[] {
    this.#synchronise();
    const { root } = this.#options.program;
    const config = this.#configOf(path.posix.join(root, file));
    if (config === undefined) return [...this.#loose].map((each) => path.posix.relative(root, each));
    return this.#engine
      .sources(config)
      .filter((each) => each.startsWith(`${root}/`) && !each.includes('/node_modules/'))
      .map((each) => each.slice(root.length + 1));
  }

  async #diagnose(file: string): Promise<FileTypes> {
    const { root } = this.#options.program;
    const absolute = path.posix.join(root, file);
    const config = this.#configOf(absolute) ?? this.#adopt(absolute);
    const facts = this.#engine.facts(config);
    const understood = facts?.misunderstood === undefined;
    const engine = understood ? this.#engine : ((await this.#secondEngine()) ?? this.#engine);
    if (/\.[cm]?jsx?$/.test(file) && engine.facts(config)?.checkJs !== true) return { type: 'untyped' };
    return {
      type: 'checked',
      diagnostics: engine.diagnose(config, absolute),
      config: config === this.#defaultConfig ? undefined : path.posix.relative(root, config),
      ...(understood || engine !== this.#engine ? {} : { doubt: facts.misunderstood }),
    };
  }

  close(): void {
    this.#engine.close();
    this.#second?.close();
  }

  get #defaultConfig(): string {
    return path.posix.join(this.#options.program.root, 'tsconfig.lockstep-defaults.json');
  }

  #synchronise(): void {
    const { program } = this.#options;
    this.#lay(program.changesSince(this.#version));
    this.#version = program.version;
  }

  #lay(files: readonly FileChange[]): void {
    this.#tell(this.#view.take(files));
  }

  #tell(changes: FileChanges): void {
    this.#engine.update(changes);
    this.#second?.update(changes);
  }

  #configOf(file: string): string | undefined {
    const known = this.#configs.get(file);
    if (known !== undefined && this.#engine.contains(known, file)) return known;
    const found = projectConfigs(file).find((config) => this.#engine.contains(config, file));
    if (found !== undefined) this.#configs.set(file, found);
    return found;
  }

  /** Takes a file that no configuration holds into a project of our own with strict settings. */
  #adopt(file: string): string {
    this.#loose.add(file);
    const config = { compilerOptions: DEFAULTS, files: [...this.#loose].filter((each) => this.#view.exists(each) !== false) };
    this.#tell(this.#view.plant(this.#defaultConfig, JSON.stringify(config)));
    return this.#defaultConfig;
  }

  async #secondEngine(): Promise<TypeEngine | null> {
    const { root } = this.#options.program;
    this.#second ??= await startServiceEngine({ root, files: this.#view }).catch(() => null);
    return this.#second;
  }
}
