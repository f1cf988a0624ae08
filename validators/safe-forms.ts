import path from 'node:path/posix';
import type { BriefItem, RuleId } from '../contract/index.ts';
import type { AnalysedProgram, Kind } from '../program/index.ts';
import { flowModel } from './knowledge/index.ts';

interface SafeForm {
  readonly rule: RuleId;
  readonly text: string;
}

/** What to write instead of handing a sink what came from outside. */
const FORMS: Readonly<Partial<Record<Kind, SafeForm>>> = {
  sql: { rule: 'owasp/sql-injection', text: 'pass values as parameters of the query, never inside its text' },
  nosql: { rule: 'owasp/nosql-injection', text: 'compare with values whose type was made sure of (`String(value)`), never with objects that came from outside' },
  command: { rule: 'owasp/command-injection', text: 'start a fixed program with a list of arguments and no shell (`execFile(program, [argument])`)' },
  path: { rule: 'owasp/path-traversal', text: 'resolve names against a fixed folder and go on only if the result lies in it' },
  html: { rule: 'owasp/cross-site-scripting', text: 'give text to what escapes it (`textContent`, a template), never as markup' },
  url: { rule: 'owasp/server-side-request-forgery', text: 'send requests to hosts from a fixed list only' },
  redirect: { rule: 'owasp/open-redirect', text: 'redirect to paths of a fixed list only' },
  code: { rule: 'owasp/code-injection', text: 'look values up in a table instead of running text' },
  template: { rule: 'owasp/template-injection', text: 'pass values to a fixed template, never as the template' },
  deserialize: { rule: 'owasp/insecure-deserialization', text: 'read foreign data with `JSON.parse` and a schema' },
  ldap: { rule: 'owasp/ldap-injection', text: 'escape values of a filter' },
  xpath: { rule: 'owasp/xpath-injection', text: 'pass values as variables of the expression' },
};
const WEIGHT = 45;

let kindsByPackage: ReadonlyMap<string, ReadonlySet<Kind>> | undefined;

/** The safe ways to use the packages that the files beside some paths use, by the rows that know their sinks. */
export function safeForms(paths: readonly string[], program: AnalysedProgram): readonly BriefItem[] {
  kindsByPackage ??= packagesWithSinks();
  const packages = new Set(paths.flatMap((each) => [each, ...program.filesIn(path.dirname(each))]).flatMap((each) => packagesOf(each, program)));
  const byKind = new Map<Kind, string[]>();
  for (const name of [...packages].sort()) for (const kind of kindsByPackage.get(name) ?? []) byKind.set(kind, [...(byKind.get(kind) ?? []), name]);
  return [...byKind].flatMap(([kind, names]): BriefItem[] => {
    const form = FORMS[kind];
    return form === undefined ? [] : [{ rule: form.rule, text: `With ${names.join(', ')}: ${form.text}.`, weight: WEIGHT }];
  });
}

function packagesOf(file: string, program: AnalysedProgram): readonly string[] {
  return program.graph.dependenciesOf(file).flatMap(({ resolution }) => (resolution.type === 'package' || resolution.type === 'builtin' ? [resolution.name] : []));
}

/** A row begins with a package or with the name of a type; a type belongs to the packages whose places have it. */
function packagesWithSinks(): ReadonlyMap<string, ReadonlySet<Kind>> {
  const owners = new Map<string, Set<string>>();
  for (const [type, root] of flowModel.types) owners.set(type, (owners.get(type) ?? new Set()).add(root));
  const found = new Map<string, Set<Kind>>();
  for (const [root, , kind] of flowModel.sinks) for (const name of packagesBehind(root, owners)) found.set(name, (found.get(name) ?? new Set<Kind>()).add(kind));
  return found;
}

function packagesBehind(root: string, owners: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set([root]);
  for (const each of found) for (const owner of owners.get(each) ?? []) found.add(owner);
  return found;
}
