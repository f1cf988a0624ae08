import { OBJECT, ROOTED, SPLICED } from './fact.ts';
import type { Context, Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import { hasKind } from './kinds.ts';
import type { SinkRow } from './model.ts';
import { isOption } from './program-options.ts';
import type { Solver } from './search.ts';

interface AtRun {
  readonly context: Context;
  readonly fact: Fact;
  readonly at: ValueOf<'call'>;
  readonly row: SinkRow;
}

const SHELL = /^(?:.*[/\\])?(?:sh|bash|zsh|dash|ksh|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh)$/;
/** The option behind which a shell is given its text. */
const TEXT_OPTION = /^(?:-[a-z]*c[a-z]*|--command|\/[cCkK]|-Command)$/;

/** Interpreters, and the options behind which they are given source code in their own language. */
const INTERPRETERS: readonly (readonly [program: RegExp, option: RegExp])[] = [
  [/^(?:node|nodejs|bun|ts-node|tsx)$/, /^(?:-e|-p|-pe|--eval|--print)$/],
  [/^deno$/, /^eval$/],
  [/^(?:python|pypy)$/, /^-[A-Za-z]*c$/],
  [/^(?:perl|ruby|lua|osascript|Rscript|julia|groovy)$/, /^-[A-Za-z]*[eE]$/],
  [/^php$/, /^(?:-r|--run)$/],
];

/** A program is started: a shell or an interpreter reads what it is given, others have options. True when nothing else can be said of it. */
export function atProgram(solver: Solver, use: AtRun): boolean {
  const list = listAround(use.fact);
  if (isGivenToInterpreter(list, use.at, solver)) {
    hitAs('code', solver, use);
    return true;
  }
  const isAsked = asksForShell(use.at, solver);
  if (isAsked || isGivenToShell(list, solver) || isGivenToHost(list, use.at, solver) || isShell(use.at, solver)) {
    if (isAsked || !isShell(use.at, solver) || !isOfScript(list, solver)) hitAs('command', solver, { ...use, fact: { ...use.fact, state: use.fact.state | SPLICED } });
    return true;
  }
  if (use.row[2] !== 'argument') return false;
  atOption(solver, use);
  return true;
}

/** The program is a shell, whichever system it runs on. */
function isShell({ args }: ValueOf<'call'>, { referents }: Solver): boolean {
  const programs = args[0] === undefined ? [] : referents.of(args[0].value);
  return programs.length > 0 && programs.every((program) => program.kind === 'constant' && SHELL.test(String(program.value)));
}

/** `{ shell: true }`: a shell reads the program and its arguments. */
function asksForShell({ args }: ValueOf<'call'>, { referents }: Solver): boolean {
  return args.slice(1).some(({ value }) => referents.of(value, ['shell']).some((each) => each.kind === 'constant' && each.value !== false && each.value !== undefined && each.value !== null));
}

/** The elements in front of a value in the list of arguments that it was put into on its way. */
function listAround(fact: Fact): readonly Value[] | undefined {
  for (let at: Fact | undefined = fact; at?.from !== undefined; at = at.from) {
    const { value, from } = at;
    if (value.op !== 'array' || value === from.value) continue;
    const position = value.elements.findIndex((element) => element.value === from.value);
    return position < 0 || value.elements.slice(0, position + 1).some((element) => element.spread) ? undefined : value.elements.slice(0, position).map((element) => element.value);
  }
  return undefined;
}

/** `['run', image, 'sh', '-c', text]`: whichever program is started, a shell is given the text. */
function isGivenToShell(before: readonly Value[] | undefined, { referents }: Solver): boolean {
  const texts = before?.map((value) => referents.constantOf(value)) ?? [];
  return TEXT_OPTION.test(String(texts.at(-1))) && texts.some((text) => typeof text === 'string' && SHELL.test(text));
}

/** `['-e', text]` of an interpreter, also of one that another program starts. */
function isGivenToInterpreter(before: readonly Value[] | undefined, { args }: ValueOf<'call'>, { referents }: Solver): boolean {
  const texts = [...(args[0] === undefined ? [] : [args[0].value]), ...(before ?? [])].map((value) => String(referents.constantOf(value)));
  const option = texts.at(-1) ?? '';
  return INTERPRETERS.some(([program, behind]) => behind.test(option) && texts.some((text) => program.test(programName(text))));
}

/** `/usr/bin/python3.12` is `python`. */
function programName(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1).replace(/\.exe$/, '').replace(/[\d.]+$/, '');
}

/** Options of `ssh` that take the text behind them (https://man.openbsd.org/ssh). */
const SSH_OPTION = /^-[BbcDEeFIiJLlmOopQRSWw]$/;

/** `ssh host text`: a shell of the other machine reads everything behind its name. */
function isGivenToHost(before: readonly Value[] | undefined, { args }: ValueOf<'call'>, { referents }: Solver): boolean {
  if (before === undefined || args[0] === undefined || !/^(?:.*[/\\])?ssh(?:\.exe)?$/.test(String(referents.constantOf(args[0].value)))) return false;
  const texts = before.map((value) => String(referents.constantOf(value)));
  return texts.some((text, index) => !text.startsWith('-') && !SSH_OPTION.test(texts[index - 1] ?? ''));
}

/** `['build.sh', name]`: a shell that is given a file hands everything behind it to the program in there, as it is. */
function isOfScript(before: readonly Value[] | undefined, { referents }: Solver): boolean {
  const texts = before?.map((value) => referents.constantOf(value)) ?? [];
  return texts.length > 0 && typeof texts[0] === 'string' && !texts[0].startsWith('-') && !texts[0].startsWith('/c') && !texts.some((text) => text === undefined || TEXT_OPTION.test(String(text)));
}

function hitAs(kind: 'command' | 'code', solver: Solver, { context, fact, at, row }: AtRun): void {
  if (hasKind(fact.kinds, kind) && (fact.state & OBJECT) === 0) solver.hit(context, { fact, at, row: [row[0], row[1], kind] });
}

/** An argument that begins with `-` is an option, and some programs have options that run other programs. */
function atOption(solver: Solver, { context, fact, at, row }: AtRun): void {
  if (hasKind(fact.kinds, 'argument') && (fact.state & (OBJECT | ROOTED)) === 0 && isOption(fact, at, solver.referents)) solver.hit(context, { fact: { ...fact, isExact: false }, at, row });
}
