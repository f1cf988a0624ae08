import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type TypeScript from 'typescript';
import { LockstepError } from '../../contract/index.ts';
import { createServiceHost } from './service-host.ts';
import type { ServiceHost } from './service-host.ts';
import type { FileChanges, FileView, ProjectFacts, TypeDiagnostic, TypeEngine } from './type-engine.ts';

type Compiler = typeof TypeScript;

/** What a language service is started with. */
export interface ServiceEngineOptions {
  readonly root: string;
  readonly files: FileView;
}

/**
 * Starts the language service of the project's own TypeScript, else of the one that is installed beside this package.
 * Throws where there is none: compilers from version 7 on have no language service to be called.
 */
export async function startServiceEngine({ root, files }: ServiceEngineOptions): Promise<TypeEngine> {
  return new ServiceEngine(await loadCompiler(root), files);
}

async function loadCompiler(root: string): Promise<Compiler> {
  for (const from of [pathToFileURL(path.join(root, 'package.json')).href, import.meta.url]) {
    const file = resolved(from);
    const loaded = file === undefined ? undefined : ((await import(pathToFileURL(file).href)) as { readonly default: Partial<Compiler> }).default;
    if (isCompiler(loaded)) return loaded;
  }
  throw new LockstepError('validator-failed', 'types: expected the package typescript, versions 5.4 to 6, beside the project or beside lockstep; got none', { fault: 'validator' });
}

function resolved(from: string): string | undefined {
  try {
    return createRequire(from).resolve('typescript');
  } catch {
    return undefined;
  }
}

function isCompiler(loaded: Partial<Compiler> | undefined): loaded is Compiler {
  return typeof loaded?.createLanguageService === 'function';
}

interface OpenProject {
  readonly host: ServiceHost;
  readonly service: TypeScript.LanguageService;
}

class ServiceEngine implements TypeEngine {
  readonly name = 'language-service';
  readonly version: string;
  readonly #compiler: Compiler;
  readonly #files: FileView;
  readonly #projects = new Map<string, OpenProject | undefined>();

  constructor(compiler: Compiler, files: FileView) {
    this.#compiler = compiler;
    this.#files = files;
    this.version = compiler.version;
  }

  update(changes: FileChanges): void {
    for (const project of this.#projects.values()) project?.host.update(changes);
  }

  facts(config: string): ProjectFacts | undefined {
    const project = this.#projectOf(config);
    if (project === undefined) return undefined;
    const { declaration, composite, checkJs } = project.host.getCompilationSettings();
    return { declaration: declaration ?? composite ?? false, checkJs: checkJs ?? false };
  }

  contains(config: string, file: string): boolean {
    return this.#projectOf(config)?.service.getProgram()?.getSourceFile(file) !== undefined;
  }

  sources(config: string): readonly string[] {
    return (this.#projectOf(config)?.service.getProgram()?.getSourceFiles() ?? []).map(({ fileName }) => fileName);
  }

  diagnose(config: string, file: string): readonly TypeDiagnostic[] {
    const project = this.#projectOf(config);
    if (project === undefined) throw new LockstepError('validator-failed', `${config} cannot be opened`, { fault: 'validator' });
    const program = project.service.getProgram();
    const source = program?.getSourceFile(file);
    if (program === undefined || source === undefined) throw new LockstepError('validator-failed', `${config} does not hold ${file}`, { fault: 'validator' });
    const wantsDeclarations = this.facts(config)?.declaration === true;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source), ...(wantsDeclarations ? program.getDeclarationDiagnostics(source) : [])];
    return this.#errorsIn(found);
  }

  diagnoseInOrder(config: string, file: string): readonly TypeDiagnostic[] {
    const host = this.#projectOf(config)?.host;
    if (host === undefined) return [];
    const service = this.#compiler.createLanguageService(host);
    const found = service.getProgram()?.getSemanticDiagnostics() ?? [];
    service.dispose();
    return this.#errorsIn(found.filter((each) => each.file?.fileName === file));
  }

  close(): void {
    for (const project of this.#projects.values()) project?.service.dispose();
    this.#projects.clear();
  }

  #errorsIn(found: readonly TypeScript.Diagnostic[]): readonly TypeDiagnostic[] {
    return found
      .filter(({ category }) => category === this.#compiler.DiagnosticCategory.Error)
      .map(({ code, messageText, start = 0, length = 0 }) => ({ code, message: wholeText(messageText), start, end: start + length }));
  }

  #projectOf(config: string): OpenProject | undefined {
    if (!this.#projects.has(config)) {
      const host = createServiceHost({ compiler: this.#compiler, files: this.#files, config });
      this.#projects.set(config, host === undefined ? undefined : { host, service: this.#compiler.createLanguageService(host) });
    }
    return this.#projects.get(config);
  }
}

function wholeText(text: string | TypeScript.DiagnosticMessageChain): string {
  return typeof text === 'string' ? text : [text.messageText, ...(text.next ?? []).map(wholeText)].join(' ');
}
