import { describe, expect, it } from 'vitest';
import { BASE_ROWS, DATA_VERBS, DECORATOR_ROWS, ENTITY_ROWS, FILE_ROWS, KEY_ROWS, KEY_VERBS, MEMBER_ROWS, MODEL_ROWS, NAMING_ROWS, ROUTE_ROWS } from '../../../program/surface/index.ts';
import { expressionOf, surfaceOf } from './surface-of.ts';

const routes = (text: string, path = 'src/a.ts'): readonly string[] => surfaceOf('route', { path, text });
const tables = (text: string): readonly string[] => surfaceOf('table', { path: 'src/a.ts', text });

/** A program that opens a way in as a row says, with a step that asks who is calling or with none. */
function serving([library, path, form]: (typeof ROUTE_ROWS)[number], asks: boolean): string {
  const head = `import lib from '${library}';\nconst app = ${form === 'resolvers' ? 'lib' : expressionOf(path)};\n`;
  const handler = asks ? 'async (q) => { await requireUser(q); q.body = 1; return q; }' : '(q) => { q.body = 1; }';
  switch (form) {
    case 'route':
      return `${head}app.get('/x', ${asks ? 'requireLogin, ' : ''}(q) => q);`;
    case 'object':
      return `${head}app.route({ method: 'GET', path: '/x', ${asks ? "options: { auth: 'jwt' }, " : ''}handler: (q) => q });`;
    case 'server':
      return `import lib from '${library}';\n${expressionOf(path)}(${handler});`;
    case 'procedure':
      return `${head}export const r = { x: app${asks ? '.use(isAuthed)' : ''}.input({}).query((q) => q) };`;
    case 'resolvers':
      return `import lib from '${library}';\nnew ${expressionOf(path)}({ resolvers: { Query: { x: ${handler} } } });`;
  }
}
const NAMES = { route: 'GET /x', object: 'GET /x', server: 'ANY *', procedure: 'QUERY x', resolvers: 'QUERY x' };

describe('every row about ways in', () => {
  it.each(ROUTE_ROWS.map((row) => [row.join(' '), row] as const))('%s opens one, with and without a login in front', (_, row) => {
    const name = NAMES[row[2]];
    expect([routes(serving(row, false)), routes(serving(row, true))]).toEqual([[`${name} open`], [`${name} authenticated`]]);
  });

  it.each(DECORATOR_ROWS.map((row) => [row.join(' '), row] as const))('%s opens one, and is the library that it is said to be', (_, [library, name]) => {
    const text = (from: string, guard: string): string => `import { ${name} } from '${from}';\nexport class A {\n  ${guard} @${name}('x')\n  x() {}\n}`;
    expect([routes(text(library, ''))[0]?.endsWith(' open'), routes(text(library, '@UseGuards(Jwt)'))[0]?.endsWith(' authenticated'), routes(text('other', ''))]).toEqual([true, true, []]);
  });

  const NAMED = ['src/app/x/route.ts GET', 'src/pages/api/x.ts default', 'src/routes/x/+server.ts GET', 'src/routes/x/+page.server.ts load', 'app/routes/x.tsx action', 'server/api/x.ts default', 'functions/x.ts handler', 'handler.ts hello'];
  it.each(FILE_ROWS.map(({ framework, file, exports }, at) => [framework, { file, exports }, NAMED[at] ?? ''] as const))('%s finds one by the name of the file', (_, { file, exports }, named) => {
    const [path = '', name = ''] = named.split(' ');
    expect([file.test(path), exports.test(name)]).toEqual([true, true]);
    const text = (body: string): string => (name === 'default' ? `export default async (q) => { ${body} };` : `export const ${name} = async (q) => { ${body} };`);
    expect([routes(text(''), path)[0]?.endsWith(' open'), routes(text('await getSession(q);'), path)[0]?.endsWith(' authenticated'), routes(text(''), 'src/other.ts')]).toEqual([true, true, []]);
  });
});

describe('every row about data', () => {
  it.each(NAMING_ROWS.map((row) => [row.join(' '), row] as const))('%s names a table', (_, [library, method, does]) => {
    const call = method === '()' ? "lib()('visits')" : `lib().client.${method}('visits')`;
    const text = (rest: string): string => `import lib from '${library}';\nexport const x = ${call}${rest};`;
    expect(tables(text(does === 'handle' ? '.find()' : ''))).toEqual([`visits ${does === 'handle' || does === 'query' ? 'select' : does}`]);
    if (does === 'query') expect(tables(text('.delete()'))).toEqual(['visits delete']);
    if (does === 'handle') expect(tables(text(''))).toEqual([]);
  });

  it.each(MODEL_ROWS.map((row) => [row.join(' '), row] as const))('%s makes a model', (_, [library, path]) => {
    const call = library === 'typeorm' ? `new ${expressionOf(path)}({ name: 'Visits' })` : `${expressionOf(path)}('Visits', {})`;
    expect(tables(`import lib from '${library}';\nconst M = ${call};\nexport const x = M.find();`)).toEqual(['visits select']);
  });

  it.each(ENTITY_ROWS.map((row) => [row.join(' '), row] as const))('%s marks a model', (_, [library, name, option]) => {
    const text = (argument: string): string => `import { ${name} } from '${library}';\n@${name}(${argument})\nexport class Visit {}\nexport const x = Visit.find();`;
    expect([tables(text('')), tables(text(`{ ${option}: 'visits' }`))]).toEqual([['visit select'], ['visits select']]);
  });

  it.each(BASE_ROWS.map((row) => [row.join(' '), row] as const))('%s is inherited by models', (_, [library, name]) => {
    const text = (body: string): string => `import { ${name} } from '${library}';\nclass Visit extends ${name} { ${body} }\nexport const x = Visit.find();`;
    expect([tables(text('')), tables(text("static tableName = 'visits';")), tables(text('').replace(library, 'other'))]).toEqual([['visit select'], ['visits select'], []]);
  });

  it.each(MEMBER_ROWS.map((row) => [row.join(' '), row] as const))('%s has tables as members', (_, [library, path]) => {
    expect(tables(`import lib from '${library}';\nconst db = ${expressionOf(path)};\nexport const x = db.visit.create({});`)).toEqual(['visit insert']);
  });

  it.each(KEY_ROWS.map((row) => [row.join(' '), row] as const))('%s is asked by key', (_, [library, path]) => {
    expect(tables(`import lib from '${library}';\nconst db = ${expressionOf(path)};\nexport const x = (id) => db.set(\`visit:\${id}\`, 1);`)).toEqual(['visit insert']);
  });

  it.each([...DATA_VERBS])('%s of a model is %s', (method, verb) => {
    expect(tables(`import mongoose from 'mongoose';\nconst M = mongoose.model('visits');\nexport const x = M.${method}();`)).toEqual([`visits ${verb}`]);
  });

  it.each([...KEY_VERBS])('%s of a key is %s', (method, verb) => {
    expect(tables(`import Redis from 'ioredis';\nconst r = new Redis();\nexport const x = r.${method}('visit:1');`)).toEqual([`visit ${verb}`]);
  });
});
