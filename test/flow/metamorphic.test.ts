import { describe, expect, it } from 'vitest';
import { owasp } from '../../validators/owasp/index.ts';
import { keyOf } from '../rules/cases.ts';
import { emptyProgram, judgeWhole, partsOf, unitOf } from '../rules/judge.ts';
import type { CaseFile } from '../rules/judge.ts';
import { FLAWS } from './flawed-programs.ts';
import type { Flaw } from './flawed-programs.ts';

const HEAD = "import express from 'express';\nconst app = express();\n";
const READ = 'const value = req.query.value;';

/** A change of the text of a program that changes nothing of what it does. */
type Form = (flaw: Flaw) => readonly string[];

function route(body: string, kind: '' | 'async ' = ''): string {
  return `app.get('/x', ${kind}(req, res) => {\n${body}\nres.end();\n});\n`;
}

/** The files of each form; the last is the one with the route, an earlier one is `other.js`. */
const FORMS: Readonly<Record<string, Form>> = {
  'as it is': ({ head, harm }) => [`${HEAD}${head}\n${route(`${READ}\n${harm('value')}`)}`],
  'other names': ({ head, harm }) => [`${HEAD}${head}\napp.get('/x', (incoming, res) => {\nconst $0 = incoming.query.value;\n${harm('$0')}\n});\n`],
  'the handler is declared after its registration': ({ head, harm }) => [`${HEAD}app.get('/x', handle);\nfunction handle(req, res) {\n${READ}\n${harm('value')}\n}\n${head}\n`],
  'a helper': ({ head, harm }) => [`${HEAD}${head}\nfunction use(value, res) {\n${harm('value')}\n}\n${route('use(req.query.value, res);')}`],
  'a helper that is declared after its use': ({ head, harm }) => [`${HEAD}${route('use(req.query.value, res);')}function use(value, res) {\n${harm('value')}\n}\n${head}\n`],
  'a helper in another file': ({ head, harm }) => [`${head}\nexport function use(value, res) {\n${harm('value')}\n}\n`, `${HEAD}import { use } from './other.js';\n${route('use(req.query.value, res);')}`],
  'a helper that is the default of another file': ({ head, harm }) => [`${head}\nexport default (value, res) => {\n${harm('value')}\n};\n`, `${HEAD}import use from './other.js';\n${route('use(req.query.value, res);')}`],
  'a helper that reads': ({ head, harm }) => [`${HEAD}${head}\nconst read = (req) => req.query.value;\n${route(`const value = read(req);\n${harm('value')}`)}`],
  'a helper in another file that reads': ({ head, harm }) => [`export const read = (incoming) => incoming.query.value;\n`, `${HEAD}import { read } from './other.js';\n${head}\n${route(`const value = read(req);\n${harm('value')}`)}`],
  'a handler in another file that hands on': ({ head, harm }) => [`${head}\nexport function use(incoming, answer) {\n${harm('incoming.query.value').replaceAll('res.', 'answer.')}\n}\n`, `${HEAD}import { use } from './other.js';\n${route('use(req, res);')}`],
  'an awaited helper': ({ head, harm }) => [`${HEAD}${head}\nconst read = async (req) => req.query.value;\n${route(`const value = await read(req);\n${harm('value')}`, 'async ')}`],
  'a then': ({ head, harm }) => [`${HEAD}${head}\nconst read = async (req) => req.query.value;\n${route(`read(req).then((value) => {\n${harm('value')}\n});`)}`],
  'a promise that is made': ({ head, harm }) => [`${HEAD}${head}\n${route(`const value = await new Promise((resolve) => resolve(req.query.value));\n${harm('value')}`, 'async ')}`],
  'taken apart': ({ head, harm }) => [`${HEAD}${head}\n${route(`const { query: { value } } = req;\n${harm('value')}`)}`],
  'through an object': ({ head, harm }) => [`${HEAD}${head}\n${route(`const box = { inner: { value: req.query.value } };\nconst { value } = box.inner;\n${harm('value')}`)}`],
  'through a list': ({ head, harm }) => [`${HEAD}${head}\n${route(`const list = [req.query.value];\nfor (const value of list) {\n${harm('value')}\n}`)}`],
  'through a method': ({ head, harm }) => [`${HEAD}${head}\nclass User {\nuse(value, res) {\n${harm('value')}\n}\n}\n${route('new User().use(req.query.value, res);')}`],
  'through a field': ({ head, harm }) => [`${HEAD}${head}\nclass User {\nconstructor(value) {\nthis.value = value;\n}\nuse(res) {\nconst value = this.value;\n${harm('value')}\n}\n}\n${route('new User(req.query.value).use(res);')}`],
  'in a closure': ({ head, harm }) => [`${HEAD}${head}\n${route(`${READ}\nconst use = () => {\n${harm('value')}\n};\nuse();`)}`],
  'in a try': ({ head, harm }) => [`${HEAD}${head}\n${route(`let value;\ntry {\nvalue = req.query.value;\n} finally {\nres.status(200);\n}\n${harm('value')}`)}`],
  'with a default': ({ head, harm }) => [`${HEAD}${head}\n${route(`const { value = 'a' } = req.query;\n${harm('value')}`)}`],
  'chosen by a condition': ({ head, harm }) => [`${HEAD}${head}\n${route(`const value = req.query.value ? req.query.value : 'a';\n${harm('value')}`)}`],
};

const SURENESS = ['certain', 'likely', 'heuristic'];

/** The rules that say something of a program at least so surely, its last file being the one with the route. */
async function rulesOn(texts: readonly string[], least = 'certain'): Promise<readonly string[]> {
  const files = texts.map((text, index): CaseFile => ({ path: index === texts.length - 1 ? 'app.js' : 'other.js', text }));
  const { program, done } = await judgeWhole(files);
  expect(done).not.toContain('not-analysed');
  return program.filter(({ confidence }) => SURENESS.indexOf(confidence) <= SURENESS.indexOf(least)).map(({ rule }) => rule);
}

/** These look at how a pattern is written, and follow no input. */
const OF_PATTERNS = ['owasp/exponential-regex', 'owasp/incomplete-sanitization'];

it('speaks of every rule that follows input', () => {
  expect(FLAWS.map(({ rule }) => rule).sort()).toEqual(owasp.rules.map(({ id }) => id).filter((id) => !OF_PATTERNS.includes(id)));
});

describe.each(FLAWS.map((flaw) => [flaw.rule, flaw] as const))('%s', (rule, flaw) => {
  const least = flaw.surest ?? 'certain';
  const routed = (body: string): string => `${HEAD}${flaw.head}\n${route(`${READ}\n${body}`)}`;

  it.each(Object.entries(FORMS))('is found: %s', async (_, form) => {
    expect(await rulesOn(form(flaw), least)).toContain(rule);
  });

  it.each(flaw.guards.map((guard) => [guard.name, guard] as const))('is not found: %s', async (_, { checked }) => {
    expect(await rulesOn([routed(checked(flaw.harm))], flaw.surest ?? 'likely')).not.toContain(rule);
  });

  it.each(flaw.advised)('is not found in what it advises: %s', async (advised) => {
    expect(await rulesOn([routed(advised)], flaw.surest ?? 'likely')).not.toContain(rule);
  });

  it('said for certain at a prefix stands at the end of the file', async () => {
    const text = routed(`${flaw.harm('value')}\nvalue.trim();\n${flaw.harm('value')}`);
    const atEnd = (await judgeWhole([{ path: 'app.js', text }])).program.map(keyOf);
    for (const [index, character] of [...text].entries()) {
      if (character !== '\n' && character !== ';') continue;
      expect(atEnd).toEqual(expect.arrayContaining([...(await certainAt(text, index + 1))]));
    }
  });
});

/** What is certain of the beginning of a program, closed with the brackets that are still open. */
async function certainAt(text: string, end: number): Promise<readonly string[]> {
  const real = text.slice(0, end);
  const start = real.lastIndexOf("app.get('/x'");
  if (start < 0) return [];
  const program = emptyProgram();
  program.begin('app.js', 'create');
  program.append('app.js', 'head', real.slice(0, start));
  program.append('app.js', 'early', `${real.slice(start)}});`);
  const unit = { ...unitOf({ path: 'app.js', text: real.slice(start) }, 'early'), span: { start, end } };
  const parts = await partsOf(unit, program, { validators: [owasp] });
  return parts.flatMap((part) => (part.type === 'finding' && part.finding.confidence === 'certain' ? [keyOf(part.finding)] : []));
}
