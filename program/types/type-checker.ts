import path from 'node:path';
import { LockstepError, messageOf } from '../../contract/index.ts';
import type { AnalysedProgram } from '../program.ts';
import { createOverlayView, withoutSuppressions } from './file-view.ts';
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

/** Judges the types of files in prospective programs of one tree as they are now. Whoever takes turns pays for what differs. */
export interface TypeChecker {
  /** Name and version of the compiler. */
  readonly compiler: string;
  check(program: AnalysedProgram, file: string): Promise<FileTypes>;
  /** Of what `check` said of a file, what is also said when all files are looked at afresh in the order of the project. Slow. */
  confirm(program: AnalysedProgram, file: string, said: readonly TypeDiagnostic[]): Promise<readonly TypeDiagnostic[]>;
  /** Loads the project at the root of the tree, so that the first answer does not have to. */
  warmUp(): void;
  /** Shows the engine what has changed before anybody asks, unless it shows another program at the time. */
  prepare(program: AnalysedProgram): void;
  /** The same for a file of the disk as if it had been generated: comments that silence the compiler say nothing. */
  checkAsGenerated(program: AnalysedProgram, file: string): Promise<FileTypes>;
  /** The same for files as they are on disk, without the run. */
  checkOnDisk(program: AnalysedProgram, files: readonly string[]): Promise<readonly FileTypes[]>;
  /** The files of the tree in the project that holds a file, packages left out. */
  projectFiles(program: AnalysedProgram, file: string): readonly string[];
  close(): void;
}

/** Which implementation is asked first. */
export type TypeEngineChoice = 'native' | 'language-service';

/** What a checker is opened with. */
export interface TypeCheckerOptions {
  readonly root: string;
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

/** What is installed as types counts; since TypeScript 6 that must be said (https://www.typescriptlang.org/tsconfig/#types). */
function allTypes(version: string): { readonly types?: readonly string[] } {
  return Number.parseInt(version, 10) < 6 ? {} : { types: ['*'] };
}

/** Opens a checker; where the native compiler does not start, the language service answers, and where neither does, it throws. */
export async function openTypeChecker(options: TypeCheckerOptions): Promise<TypeChecker> {
  const view = createOverlayView(options.root);
  return new ProgramChecker(options, { view, engine: await startEngine(options, view) });
}

async function startEngine({ engine, root, onChild }: TypeCheckerOptions, files: OverlayView): Promise<TypeEngine> {
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
  readonly #root: string;
  readonly #view: OverlayView;
  readonly #engine: TypeEngine;
  /** Answers for configurations that the native compiler does not understand; null when there is none. */
  #second: TypeEngine | null | undefined;
  /** The program that the view shows, and its version then. */
  #shown: { readonly program: AnalysedProgram; version: number } | undefined;
  /** Files that no configuration holds. */
  readonly #loose = new Set<string>();
  readonly #configs = new Map<string, string>();

  constructor({ root }: TypeCheckerOptions, { view, engine }: { readonly view: OverlayView; readonly engine: TypeEngine }) {
    this.#root = root;
    this.#view = view;
    this.#engine = engine;
  }

  get compiler(): string {
    return `${this.#engine.name} ${this.#engine.version}`;
  }

  warmUp(): void {
    const [config] = projectConfigs(path.posix.join(this.#root, 'index.ts'));
    if (config !== undefined) this.#engine.facts(config);
  }

  async check(program: AnalysedProgram, file: string): Promise<FileTypes> {
    this.#show(program);
    return this.#diagnose(program, file);
  }

  async confirm(program: AnalysedProgram, file: string, said: readonly TypeDiagnostic[]): Promise<readonly TypeDiagnostic[]> {
    this.#show(program);
    const absolute = path.posix.join(this.#root, file);
    const { config, engine } = await this.#judgeOf(program, absolute);
    const known = new Set(engine.diagnoseInOrder(config, absolute).map(({ code, start }) => `${code} ${start}`));
    return said.filter(({ code, start }) => known.has(`${code} ${start}`));
  }

  prepare(program: AnalysedProgram): void {
    if (this.#shown === undefined || this.#shown.program === program) this.#show(program);
  }

  async checkAsGenerated(program: AnalysedProgram, file: string): Promise<FileTypes> {
    this.#show(program);
    const text = program.text(file) ?? '';
    const bare = withoutSuppressions(text);
    if (bare === text) return this.#diagnose(program, file);
    const absolute = path.posix.join(this.#root, file);
    this.#tell(this.#view.plant(absolute, bare));
    try {
      return await this.#diagnose(program, file);
    } finally {
      this.#tell(this.#view.plant(absolute, undefined));
    }
  }

  async checkOnDisk(program: AnalysedProgram, files: readonly string[]): Promise<readonly FileTypes[]> {
    this.#hide();
    const found: FileTypes[] = [];
    for (const file of files) found.push(program.onDisk(file) ? await this.#diagnose(program, file) : { type: 'untyped' });
    return found;
  }

  projectFiles(program: AnalysedProgram, file: string): readonly string[] {
    this.#show(program);
    const config = this.#configOf(path.posix.join(this.#root, file));
    if (config === undefined) return [...this.#loose].map((each) => path.posix.relative(this.#root, each));
    return this.#engine
      .sources(config)
      .filter((each) => each.startsWith(`${this.#root}/`) && !each.includes('/node_modules/'))
      .map((each) => each.slice(this.#root.length + 1));
  }

  close(): void {
    this.#engine.close();
    this.#second?.close();
  }

  async #diagnose(program: AnalysedProgram, file: string): Promise<FileTypes> {
    const absolute = path.posix.join(this.#root, file);
    const { config, engine, misunderstood } = await this.#judgeOf(program, absolute);
    if (/\.[cm]?jsx?$/.test(file) && engine.facts(config)?.checkJs !== true) return { type: 'untyped' };
    return {
      type: 'checked',
      diagnostics: engine.diagnose(config, absolute),
      config: config === this.#defaultConfig ? undefined : path.posix.relative(this.#root, config),
      ...(misunderstood === undefined || engine !== this.#engine ? {} : { doubt: misunderstood }),
    };
  }

  /** The configuration that holds a file, and who answers for it. */
  async #judgeOf(program: AnalysedProgram, file: string): Promise<{ readonly config: string; readonly engine: TypeEngine; readonly misunderstood: string | undefined }> {
    const config = this.#configOf(file) ?? this.#adopt(program, file);
    const misunderstood = this.#engine.facts(config)?.misunderstood;
    const engine = misunderstood === undefined ? this.#engine : ((await this.#secondEngine()) ?? this.#engine);
    return { config, engine, misunderstood };
  }

  get #defaultConfig(): string {
    return path.posix.join(this.#root, 'tsconfig.lockstep-defaults.json');
  }

  /** Lays the program's files into the view: what has changed, or all when another program was shown. */
  #show(program: AnalysedProgram): void {
    if (this.#shown !== undefined && this.#shown.program !== program) this.#hide(new Set(program.runPaths()));
    const since = this.#shown?.version ?? 0;
    if (this.#shown !== undefined && since === program.version) return;
    this.#tell(this.#view.take(program.changesSince(since)));
    this.#shown = { program, version: program.version };
  }

  /** Shows the disk again, but for files that are laid over anew at once. */
  #hide(kept: ReadonlySet<string> = new Set()): void {
    const changes = this.#shown?.program.changesSince(0) ?? [];
    this.#tell(this.#view.take(changes.filter((each) => !kept.has(each.path)).map((each) => ({ path: each.path, text: undefined, complete: true }))));
    this.#shown = undefined;
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
  #adopt(program: AnalysedProgram, file: string): string {
    this.#loose.add(file);
    const files = [...this.#loose].filter((each) => this.#view.exists(each) ?? program.onDisk(path.posix.relative(this.#root, each)));
    this.#tell(this.#view.plant(this.#defaultConfig, JSON.stringify({ compilerOptions: { ...DEFAULTS, ...allTypes(this.#engine.version) }, files })));
    return this.#defaultConfig;
  }

  async #secondEngine(): Promise<TypeEngine | null> {
    this.#second ??= await startServiceEngine({ root: this.#root, files: this.#view }).catch(() => null);
    return this.#second;
  }
}
