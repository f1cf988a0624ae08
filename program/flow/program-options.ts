import type { Fact } from './fact.ts';
import type { Value, ValueOf } from './ir.ts';
import type { Referents } from './referents.ts';

/** Programs with options that run what they are told (`--upload-pack`, `--config alias.x=!…`), and their commands that take one. */
const PROGRAMS: ReadonlyMap<string, RegExp> = new Map([
  ['git', /^(?:clone|fetch|pull|push|ls-remote|fetch-pack|archive|grep|log|diff|blame|bisect|rebase|submodule)$/],
  ['hg', /./],
]);

/** True when a text in the list of arguments is read as an option: the program has dangerous ones, and no `--` stands before it. */
export function isOption(fact: Fact, call: ValueOf<'call'>, referents: Referents): boolean {
  const program = call.args[0] === undefined ? undefined : referents.constantOf(call.args[0].value);
  const commands = typeof program === 'string' ? PROGRAMS.get(program) : undefined;
  if (commands === undefined) return false;
  if (fact.path.length === 0) return call.args[1]?.value === fact.value && fact.value.op !== 'call';
  const list = arrayBehind(fact);
  if (list === undefined) return false;
  const [command] = list.elements;
  const name = command === undefined ? undefined : referents.constantOf(command.value);
  if (typeof name !== 'string' || !commands.test(name)) return false;
  const at = list.elements.findIndex((element) => element.value === originIn(fact, list));
  return !list.elements.slice(0, at < 0 ? list.elements.length : at).some((element) => referents.constantOf(element.value) === '--');
}

/** The list that is written out, when the fact came into it there and nothing made another list of it. */
function arrayBehind(fact: Fact): ValueOf<'array'> | undefined {
  for (let at: Fact | undefined = fact; at !== undefined && at.value.op !== 'call'; at = at.from) if (at.value.op === 'array') return at.value;
  return undefined;
}

function originIn(fact: Fact, list: ValueOf<'array'>): Value | undefined {
  for (let at: Fact | undefined = fact; at !== undefined; at = at.from) if (at.value === list) return at.from?.value;
  return undefined;
}
