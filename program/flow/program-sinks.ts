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

/** A program is started: a shell reads what it is given, others have options. True when nothing else can be said of it. */
export function atProgram(solver: Solver, use: AtRun): boolean {
  const list = listAround(use.fact);
  if (isGivenToShell(list, solver) || asksForShell(use.at, solver) || isShell(use.at, solver)) {
    if (asksForShell(use.at, solver) || !isOfScript(list, solver)) atShell(solver, use);
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

/** `['build.sh', name]`: a shell that is given a file hands everything behind it to the program in there, as it is. */
function isOfScript(before: readonly Value[] | undefined, { referents }: Solver): boolean {
  const texts = before?.map((value) => referents.constantOf(value)) ?? [];
  return texts.length > 0 && typeof texts[0] === 'string' && !texts[0].startsWith('-') && !texts[0].startsWith('/c') && !texts.some((text) => text === undefined || TEXT_OPTION.test(String(text)));
}

function atShell(solver: Solver, { context, fact, at, row }: AtRun): void {
  if (hasKind(fact.kinds, 'command') && (fact.state & OBJECT) === 0) solver.hit(context, { fact: { ...fact, state: fact.state | SPLICED }, at, row: [row[0], row[1], 'command'] });
}

/** An argument that begins with `-` is an option, and some programs have options that run other programs. */
function atOption(solver: Solver, { context, fact, at, row }: AtRun): void {
  if (hasKind(fact.kinds, 'argument') && (fact.state & (OBJECT | ROOTED)) === 0 && isOption(fact, at, solver.referents)) solver.hit(context, { fact: { ...fact, isExact: false }, at, row });
}
