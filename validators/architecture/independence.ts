import type { IndependenceContract } from '../../contract/index.ts';
import { importsIn } from '../../program/index.ts';
import type { ImportRecord, ModuleDependency } from '../../program/index.ts';
import { defineRule } from '../rule.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { folderIn } from './folder-pattern.ts';
import { importTarget } from './import-target.ts';

/** `architecture/independence`: an import by which one of several independent folders comes to depend on another. */
export const independence: Rule = defineRule({
  meta: {
    id: 'architecture/independence',
    cwe: [],
    severity: 'high',
    confidence: 'certain',
    from: 'chunk',
    description: 'By the import a folder depends on another one that the policy keeps independent of it: neither can be changed, tested or taken out alone any more.',
    advice: 'Move what both need to a place that belongs to neither, or pass it in from where both are put together.',
  },
  check(context) {
    for (const contract of context.policy.architecture.independent ?? []) checkContract(contract, context);
  },
});

function checkContract(contract: IndependenceContract, context: RuleContext): void {
  const own = moduleIn(context.path, contract);
  const isLast = context.phase === 'program';
  if (own === undefined && !isLast) return;
  const users = own === undefined ? modulesUsing(context, contract) : new Map([[own, [context.path]]]);
  if (users.size === 0) return;
  for (const record of importsIn(context.part)) checkImport(record, { contract, users, isDirect: own !== undefined }, context);
}

interface Contracted {
  readonly contract: IndependenceContract;
  /** The modules that come to depend on what is imported, and the way from them to the file that imports. */
  readonly users: ReadonlyMap<string, readonly string[]>;
  readonly isDirect: boolean;
}

function checkImport(record: ImportRecord, { contract, users, isDirect }: Contracted, context: RuleContext): void {
  const target = importTarget(context.path, record, context.program);
  if (target === undefined) return;
  for (const [user, before] of users) {
    const isOther = (path: string): boolean => ![undefined, user].includes(moduleIn(path, contract));
    if (isDirect && isOther(target)) return report(record, { contract, user, way: [...before, target] }, context);
    const beyond = record.typeOnly || record.kind === 'dynamic' ? undefined : wayToOther(target, isOther, context);
    if (beyond !== undefined) return report(record, { contract, user, way: [...before, ...beyond] }, context);
  }
}

interface BrokenContract {
  readonly contract: IndependenceContract;
  readonly user: string;
  /** From a file of the user to one of the other. */
  readonly way: readonly string[];
}

function report(record: ImportRecord, { contract, user, way }: BrokenContract, { report: tell }: RuleContext): void {
  const target = way.at(-1) ?? '';
  const other = moduleIn(target, contract) ?? target;
  const over = way.length > 2 ? ` It does so over ${way.join(' -> ')}.` : '';
  tell({
    node: record.node,
    message: `${user} may not depend on ${other}: "${contract.name}" keeps them independent.${over}${contract.reason === undefined ? '' : ` ${contract.reason}`}`,
    advice: `Move what ${user} needs of ${target} to a folder that is none of ${contract.modules.join(', ')}, or pass it in from where both are put together.`,
    sink: `${contract.name} ${user} ${other}`,
  });
}

function moduleIn(path: string, { modules }: IndependenceContract): string | undefined {
  return modules.map((pattern) => folderIn(path, pattern)).find((folder) => folder !== undefined);
}

/** From a file outside of all modules to one of another module, over what is loaded at run time. */
function wayToOther(start: string, isOther: (path: string) => boolean, { program }: RuleContext): readonly string[] | undefined {
  return search(start, isOther, (path) => program.graph.dependenciesOf(path).flatMap((each) => (each.file === undefined || !isLoaded(each) ? [] : [each.file])));
}

/** The modules that load a file which lies in none: what it imports they depend on. Reads the whole tree. */
function modulesUsing({ path, program }: RuleContext, contract: IndependenceContract): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const loads = (from: string, to: string): boolean => program.graph.dependenciesOf(from).some((each) => each.file === to && isLoaded(each));
  const collect = (at: string, way: readonly string[]): boolean => {
    const module = moduleIn(at, contract);
    if (module !== undefined && !found.has(module)) found.set(module, way.toReversed());
    return false;
  };
  search(path, collect, (at) => (moduleIn(at, contract) === undefined ? program.graph.dependentsOf(at).filter((from) => loads(from, at)) : []));
  return found;
}

function isLoaded({ reference }: ModuleDependency): boolean {
  return !reference.typeOnly && !reference.dynamic;
}

/** Breadth first: the shortest way to the first file that is meant. */
function search(start: string, isMeant: (path: string, way: readonly string[]) => boolean, next: (path: string) => readonly string[]): readonly string[] | undefined {
  const ways = new Map<string, readonly string[]>([[start, [start]]]);
  for (const [path, way] of ways) {
    if (isMeant(path, way)) return way;
    for (const other of next(path)) if (!ways.has(other)) ways.set(other, [...way, other]);
  }
  return undefined;
}
