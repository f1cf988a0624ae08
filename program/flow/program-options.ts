import type { Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';

/** Programs with options that run or write what they are told: `--config alias.x=!…`, `--checkpoint-action`, `-exec` (https://gtfobins.github.io). */
const PROGRAMS: ReadonlySet<unknown> = new Set(['git', 'hg', 'tar', 'find', 'rsync', 'zip', 'wget', 'curl', 'ssh', 'scp']);
/** The commands of `git` that have some. */
const GIT_COMMANDS = /^(?:clone|fetch|pull|push|ls-remote|fetch-pack|archive|grep|log|diff|blame|bisect|rebase|submodule)$/;

/** True when a text in the list of arguments is read as an option: the program has dangerous ones, and no `--` stands before it. */
export function isOption(fact: Fact, call: ValueOf<'call'>, referents: Referents): boolean {
  const program = call.args[0] === undefined ? undefined : referents.constantOf(call.args[0].value);
  if (!PROGRAMS.has(program)) return false;
  if (fact.path.length === 0) return call.args[1]?.value === fact.value && fact.value.op !== 'call';
  const list = arrayBehind(fact);
  if (list === undefined) return false;
  const at = list.elements.findIndex((element) => element.value === originIn(fact, list));
  const texts = list.elements.slice(0, at < 0 ? list.elements.length : at).map((element) => referents.constantOf(element.value));
  const isRead = program === 'git' ? typeof texts[0] === 'string' && GIT_COMMANDS.test(texts[0]) : list.elements[at]?.spread === true || !isOperand(texts.at(-1));
  return isRead && !texts.includes('--');
}

/** The list that is written out, when the fact came into it there and nothing made another list of it. */
function arrayBehind(fact: Fact): ValueOf<'array'> | undefined {
  for (let at: Fact | undefined = fact; at !== undefined && at.value.op !== 'call'; at = at.from) if (at.value.op === 'array') return at.value;
  return undefined;
}

function originIn(fact: Fact, list: ValueOf<'array'>): Value | undefined {
  for (let at: Fact | undefined = fact; at !== undefined; at = at.from) if (at.value === list && at.from?.value !== list) return at.from?.value;
  return undefined;
}

/** What stands behind an option is read as what it takes: `-o file`. */
function isOperand(before: unknown): boolean {
  return typeof before === 'string' && before.startsWith('-');
}
