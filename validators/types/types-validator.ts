import path from 'node:path';
import { LockstepError } from '../../contract/index.ts';
import type { Finding, ProspectiveProgram, Unit, ValidationRequest, Validator, ValidatorPart } from '../../contract/index.ts';
import { asAnalysed, hasTypeConfiguration, mayHaveTypes, openTypeChecker, typeConfigurationFault, typeObstacle } from '../../program/index.ts';
import type { AnalysedProgram, FileTypes, Module, TypeChecker, TypeDiagnostic, TypeEngineChoice } from '../../program/index.ts';
import { brokenDependants } from './broken-dependants.ts';
import { finalPhaseOf, isByOrder } from './diagnostic-kind.ts';
import { isIn, openStatements } from './open-names.ts';
import { createFoundations } from './settled-modules.ts';
import type { Foundations } from './settled-modules.ts';
import { typeError } from './type-error.ts';
import { typeFindings } from './type-finding.ts';

/** How the validator finds its compiler. */
export interface TypesOptions {
  readonly engine: TypeEngineChoice;
  /** Hears the process id of a compiler that runs beside this thread and has to be ended with it. */
  readonly onChild: (pid: number) => void;
}

/** What the validator is called, and what it runs. */
export const TYPES_CARD: Pick<Validator, 'id' | 'version' | 'family' | 'rules'> = { id: 'types', version: '0.1.0', family: 'static-analysis', rules: [typeError] };

/** The validator, with the means to begin before there is a file to judge. */
export interface TypesValidator extends Validator {
  warmUp(root: string): Promise<void>;
  /**
   * Tells the compiler of a changed program while nobody waits: it puts its project together anew for a new file and for new
   * imports, and the next statement is still being written.
   */
  prepare(program: ProspectiveProgram): Promise<void>;
}

/**
 * Judges types in the prospective program. A diagnostic that something still to be written may take away waits: for the end
 * of the file or of the run, where everything is final. The compiler is started at the first file that has types.
 */
export function createTypesValidator(options: TypesOptions): TypesValidator {
  const checkers = new Map<string, Promise<TypeChecker>>();
  const requireReadable = readableConfigurations();
  const checkerOf = (root: string): Promise<TypeChecker> => {
    const known = checkers.get(root) ?? openTypeChecker({ root, ...options });
    checkers.set(root, known);
    return known;
  };
  return {
    ...TYPES_CARD,
    from: 'chunk',
    async *validate(request): AsyncIterable<ValidatorPart> {
      const program = asAnalysed(request.program);
      const programVersion = program.version;
      const { unit } = request;
      const isWanted = isJudged(request, program);
      const obstacle = isWanted ? typeObstacle(program.text(unit.path) ?? '') : undefined;
      if (obstacle !== undefined) {
        yield { type: 'done', status: 'not-analysed', unitSha256: unit.sha256, programVersion, reason: obstacle };
        return;
      }
      if (isWanted) requireReadable(program.root, unit.path);
      const judged = isWanted ? await judge(unit, program, await checkerOf(program.root)) : undefined;
      for (const finding of judged ?? []) yield { type: 'finding', finding };
      const status = judged === undefined ? 'skipped' : judged.some(({ confidence }) => confidence === 'certain') ? 'fail' : 'pass';
      yield { type: 'done', status, unitSha256: unit.sha256, programVersion, ...(judged === undefined ? { reason: 'no types that could be judged' } : {}) };
    },
    warmUp: async (root) => (await checkerOf(root)).warmUp(),
    // What fails here fails again at the first chunk, and is reported there.
    prepare: async (program) => checkers.get(program.root)?.then((checker) => checker.prepare(asAnalysed(program))).catch(() => undefined),
    brief: () => [{ rule: typeError.id, text: typeError.advice, weight: 20 }],
  };
}

/** Throws for files whose configuration cannot be read: the compiler would go on with settings that nobody has asked for. Each folder is looked at once. */
function readableConfigurations(): (root: string, file: string) => void {
  const known = new Map<string, string | undefined>();
  return (root, file) => {
    const folder = path.posix.dirname(path.posix.join(root, file));
    if (!known.has(folder)) {
      const fault = typeConfigurationFault(root, file);
      known.set(folder, fault?.kind === 'unreadable' ? fault.says : undefined);
    }
    const says = known.get(folder);
    if (says !== undefined) throw new LockstepError('validator-failed', `the compiler's configuration cannot be used: ${says}`, { fault: 'caller' });
  };
}

function isJudged({ unit, policy }: ValidationRequest, program: AnalysedProgram): boolean {
  return unit.phase !== 'early' && policy.rules[typeError.id] !== 'off' && mayHaveTypes(program.root, unit.path) && isSetUp(unit.path, program);
}

/** Without a configuration and without the packages that the code asks for, the compiler could only guess. */
function isSetUp(path: string, program: AnalysedProgram): boolean {
  return hasTypeConfiguration(program.root, path) || createFoundations(program).of(path).installed;
}

/** Undefined where there are no types to judge. */
async function judge(unit: Unit, program: AnalysedProgram, checker: TypeChecker): Promise<readonly Finding[] | undefined> {
  const foundations = createFoundations(program);
  const own = unit.operation === 'delete' || onlyImports(unit, program) ? [] : await ownFindings(unit, { program, checker, foundations });
  const others = unit.phase === 'program' && program.runPaths().includes(unit.path) ? await brokenDependants(unit.path, { program, checker, foundations }) : [];
  return own === undefined && others.length === 0 ? undefined : [...(own ?? []), ...others];
}

/** What the compiler says of imports is final at the end of the file, and mostly at the end of the run: until then there is nothing to ask. */
function onlyImports({ phase, path, span }: Unit, program: AnalysedProgram): boolean {
  const part = phase === 'chunk' ? program.module(path)?.units.filter(({ origin }) => origin.offset === span.start).at(-1) : undefined;
  return part !== undefined && part.faults.length === 0 && part.program.body.every(({ type }) => type === 'ImportDeclaration');
}

interface Setting {
  readonly program: AnalysedProgram;
  readonly checker: TypeChecker;
  readonly foundations: Foundations;
}

async function ownFindings(unit: Unit, { program, checker, foundations }: Setting): Promise<readonly Finding[] | undefined> {
  const isBase = unit.phase === 'file' && !program.runPaths().includes(unit.path);
  const types = await (isBase ? checker.checkAsGenerated(program, unit.path) : checker.check(program, unit.path));
  const module = program.module(unit.path);
  if (types.type === 'untyped' || module === undefined) return undefined;
  const final = await confirmed(finalDiagnostics(unit, types, { module, foundations }), (doubtful) => checker.confirm(program, unit.path, doubtful));
  return typeFindings(final, { program, path: unit.path, types, foundation: foundations.of(unit.path) });
}

/** What depends on the order in which files are looked at counts where it is said in the compiler's own order as well. */
async function confirmed(diagnostics: readonly TypeDiagnostic[], confirm: (doubtful: readonly TypeDiagnostic[]) => Promise<readonly TypeDiagnostic[]>): Promise<readonly TypeDiagnostic[]> {
  const doubtful = diagnostics.filter(({ code }) => isByOrder(code));
  if (doubtful.length === 0) return diagnostics;
  const sure = new Set(await confirm(doubtful));
  return diagnostics.filter((each) => !doubtful.includes(each) || sure.has(each));
}

/** The diagnostics of the judged text that nothing still to come can take away. */
function finalDiagnostics(
  { phase, span }: Unit,
  { diagnostics }: Extract<FileTypes, { type: 'checked' }>,
  { module, foundations }: { readonly module: Module; readonly foundations: Foundations },
): readonly TypeDiagnostic[] {
  if (phase === 'program') return diagnostics;
  const open = openStatements(module, { diagnostics, foundations });
  const isOpen = (offset: number): boolean => [...open].some((statement) => isIn(statement, offset));
  const inFile = (name: string): boolean => MERGEABLE.has(module.lookup(name)?.kind ?? '');
  const anywhere = (name: string): boolean => /^[A-Z]/.test(name) && !foundations.declares(module.path, name);
  const reached = phase === 'file' ? ['chunk', 'file'] : ['chunk'];
  return diagnostics.filter((diagnostic) => {
    const { start } = diagnostic;
    const isHere = phase === 'file' || (start >= span.start && start < span.end);
    return isHere && reached.includes(finalPhaseOf(diagnostic, { inFile, anywhere })) && !isOpen(start);
  });
}

/** Kinds of declarations to which a later one of the same name adds. */
const MERGEABLE: ReadonlySet<string> = new Set(['type', 'namespace', 'class', 'function', 'enum']);
