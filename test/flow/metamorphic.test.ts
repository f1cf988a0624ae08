import { describe, expect, it } from 'vitest';
import { judgeWhole } from '../rules/judge.ts';
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

/** The rules that say something certain of a program, its last file being the one with the route. */
async function rulesOn(texts: readonly string[], least: 'certain' | 'likely'): Promise<readonly string[]> {
  const files = texts.map((text, index): CaseFile => ({ path: index === texts.length - 1 ? 'app.js' : 'other.js', text }));
  const { program, done } = await judgeWhole(files);
  expect(done).not.toContain('not-analysed');
  return program.filter(({ confidence }) => confidence === 'certain' || confidence === least).map(({ rule }) => rule);
}

describe.each(FLAWS.map((flaw) => [flaw.rule, flaw] as const))('%s', (rule, flaw) => {
  for (const [name, form] of Object.entries(FORMS))
    it(`is found: ${name}`, async () => {
      expect(await rulesOn(form(flaw), 'certain')).toContain(rule);
    });

  it.each(flaw.guards.map((guard) => [guard.name, guard] as const))('is not found: %s', async (_, { checked }) => {
    const text = `${HEAD}${flaw.head}\n${route(`${READ}\n${checked(flaw.harm)}`)}`;
    expect(await rulesOn([text], 'likely')).not.toContain(rule);
  });
});
