import type { CaseFile } from '../rules/judge.ts';

/** A small project: files in one order of arrival, with the flaws marked as in the cases of rules. */
export interface Project {
  readonly name: string;
  readonly files: readonly CaseFile[];
}

function project(name: string, files: Readonly<Record<string, string>>): Project {
  return { name, files: Object.entries(files).map(([path, text]) => ({ path, text })) };
}

const APP = "import express from 'express';\nconst app = express();\n";

/** Projects in which the parts are harmless and the whole is not, one way of joining each. */
export const PROJECTS: readonly Project[] = [
  project('helpers in a row', {
    'run.ts': "import { exec } from 'node:child_process';\nexport function run(command: string): void {\n  exec(command); // reject: owasp/command-injection\n}\n",
    'job.ts': "import { run } from './run.ts';\nexport const job = (name: string): void => run(`job ${name}`);\n",
    'app.ts': `${APP}import { job } from './job.ts';\napp.get('/job', (req, res) => {\n  job(req.query.name as string);\n  res.end();\n});\n`,
  }),
  project('a service with a client in a field', {
    'users.ts': "import { Pool } from 'pg';\nexport class Users {\n  private readonly pool = new Pool();\n  find(name: string): unknown {\n    return this.pool.query(`SELECT 1 FROM users WHERE name = '${name}'`); // reject: owasp/sql-injection\n  }\n}\n",
    'app.ts': `${APP}import { Users } from './users.ts';\nconst users = new Users();\napp.get('/user', async (req, res) => {\n  res.json(await users.find(req.query.name as string));\n});\n`,
  }),
  project('a handler that is registered elsewhere', {
    'download.ts': "import { readFile } from 'node:fs';\nimport type { Request, Response } from 'express';\nexport function download(req: Request, res: Response): void {\n  readFile(`files/${req.query.name}`, () => res.end()); // reject: owasp/path-traversal\n}\n",
    'app.ts': `${APP}import { download } from './download.ts';\napp.get('/download', download);\n`,
  }),
  project('an emitter', {
    'jobs.ts': "import { exec } from 'node:child_process';\nimport { EventEmitter } from 'node:events';\nimport express from 'express';\nconst app = express();\nconst jobs = new EventEmitter();\napp.get('/job', (req, res) => {\n  jobs.emit('job', 1, req.query.name);\n  res.end();\n});\njobs.on('job', (_id, name) => {\n  exec('run ' + name); // reject: owasp/command-injection\n});\n",
  }),
  project('a barrel', {
    'leave.ts': "import type { Response } from 'express';\nexport function leave(res: Response, to: string): void {\n  res.redirect(to); // reject: owasp/open-redirect\n}\n",
    'index.ts': "export * from './leave.ts';\n",
    'app.ts': `${APP}import { leave } from './index.ts';\napp.get('/out', (req, res) => leave(res, req.query.to as string));\n`,
  }),
  project('modules of the older kind', {
    'evaluate.js': "exports.evaluate = function (text) {\n  return eval(text); // reject: owasp/code-injection\n};\n",
    'app.js': "const express = require('express');\nconst { evaluate } = require('./evaluate.js');\nconst app = express();\napp.post('/sum', (req, res) => {\n  res.json(evaluate(req.query.sum));\n});\n",
  }),
  project('a check that stands elsewhere', {
    'allowed.ts': "const NAMES = ['a', 'b'];\nexport function isAllowed(name: string): boolean {\n  return NAMES.includes(name);\n}\n",
    'app.ts': `${APP}import { exec } from 'node:child_process';\nimport { isAllowed } from './allowed.ts';\napp.get('/checked', (req, res) => {\n  const name = req.query.name as string;\n  if (isAllowed(name)) exec(\`run \${name}\`);\n  res.end();\n});\napp.get('/unchecked', (req, res) => {\n  exec(\`run \${req.query.name}\`); // reject: owasp/command-injection\n  res.end();\n});\n`,
  }),
  project('a promise', {
    'page.ts': 'export async function page(title: string): Promise<string> {\n  return `<h1>${title}</h1>`;\n}\n',
    'app.ts': `${APP}import { page } from './page.ts';\napp.get('/page', async (req, res) => {\n  res.send(await page(req.query.title as string)); // reject: owasp/cross-site-scripting\n});\n`,
  }),
  project('two routes and one fetch', {
    'load.ts': 'export async function load(address: string): Promise<string> {\n  const answer = await fetch(address); // reject: owasp/server-side-request-forgery\n  return answer.text();\n}\n',
    'one.ts': "import { Router } from 'express';\nimport { load } from './load.ts';\nexport const one = Router();\none.get('/one', async (req, res) => {\n  res.json(await load(req.query.from as string));\n});\n",
    'two.ts': "import { Router } from 'express';\nimport { load } from './load.ts';\nexport const two = Router();\ntwo.get('/two', async (req, res) => {\n  res.json(await load(`https://example.org/${req.query.part}`));\n});\n",
    'app.ts': `${APP}import { one } from './one.ts';\nimport { two } from './two.ts';\napp.use(one);\napp.use(two);\n`,
  }),
  project('a request that nothing names, and a text made elsewhere', {
    'handlers.ts': "import { readFile } from 'node:fs';\nexport function show(incoming: any, answer: any): void {\n  load(incoming.query.name, () => answer.end());\n}\nfunction load(name: string, done: () => void): void {\n  readFile(`files/${name}`, done); // reject: owasp/path-traversal\n}\n",
    'app.ts': `${APP}import { show } from './handlers.ts';\napp.get('/show', (req, res) => {\n  show(req, res);\n});\n`,
  }),
  project('a callback', {
    'each.ts': 'export function each(items: string[], use: (item: string) => void): void {\n  for (const item of items) use(item);\n}\n',
    'app.ts': `${APP}import { execSync } from 'node:child_process';\nimport { each } from './each.ts';\napp.get('/all', (req, res) => {\n  each(req.query.names as string[], (name) => {\n    execSync('stat ' + name); // reject: owasp/command-injection\n  });\n  res.end();\n});\n`,
  }),
  project('a request that an object of another file keeps', {
    'input.ts': "import type { Request } from 'express';\nexport class Input {\n  private readonly request: Request;\n  constructor(request: Request) {\n    this.request = request;\n  }\n  text(name: string): string {\n    return this.request.query[name] as string;\n  }\n  page(): number {\n    return Number(this.request.query.page);\n  }\n}\n",
    'app.ts': `${APP}import { exec } from 'node:child_process';\nimport { Input } from './input.ts';\napp.get('/list', (req, res) => {\n  const input = new Input(req);\n  exec('list ' + input.page());\n  exec('list ' + input.text('folder')); // reject: owasp/command-injection\n  res.end();\n});\n`,
  }),
  project('what a file between has read', {
    'current.ts': "import type { Request } from 'express';\nlet current: Request;\nexport const enter = (request: Request): void => {\n  current = request;\n};\nexport const query = (): any => current.query;\n",
    'folder.ts': "import { query } from './current.ts';\nexport const folder = (): string => query().folder;\n",
    'app.ts': `${APP}import { exec } from 'node:child_process';\nimport { enter } from './current.ts';\nimport { folder } from './folder.ts';\napp.use((req, _res, next) => {\n  enter(req);\n  next();\n});\napp.get('/list', (req, res) => {\n  exec('list ' + folder()); // reject: owasp/command-injection\n  res.end();\n});\n`,
  }),
  project('what one file keeps and another shows', {
    'last.ts': "let last = '';\nlet count = 0;\nexport const keep = (name: string): void => {\n  last = name;\n  count += 1;\n};\nexport const kept = (): string => last;\nexport const howMany = (): number => count;\n",
    'one.ts': "import { Router } from 'express';\nimport { keep } from './last.ts';\nexport const one = Router();\none.post('/one', (req, res) => {\n  keep(req.body.name);\n  res.end();\n});\n",
    'two.ts': "import { Router } from 'express';\nimport { howMany, kept } from './last.ts';\nexport const two = Router();\ntwo.get('/two', (_req, res) => {\n  res.send(`<b>${howMany()}</b>`);\n});\ntwo.get('/last', (_req, res) => {\n  res.send(`<b>${kept()}</b>`); // reject: owasp/cross-site-scripting\n});\n",
  }),
  project('an object that files share', {
    'state.ts': "export const state = { name: '', title: 'All' };\nexport const cache = new Map<string, string>();\n",
    'one.ts': "import { Router } from 'express';\nimport { cache, state } from './state.ts';\nexport const one = Router();\none.post('/one', (req, res) => {\n  state.name = req.body.name;\n  cache.set('name', req.body.name);\n  res.end();\n});\n",
    'two.ts': "import { Router } from 'express';\nimport * as shared from './state.ts';\nexport const two = Router();\ntwo.get('/two', (_req, res) => {\n  res.send(`<b>${shared.state.title} ${shared.cache.get('title')}</b>`);\n});\ntwo.get('/name', (_req, res) => {\n  res.send(`<b>${shared.state.name}</b>`); // reject: owasp/cross-site-scripting\n});\ntwo.get('/cached', (_req, res) => {\n  res.send(`<b>${shared.cache.get('name')}</b>`); // reject: owasp/cross-site-scripting\n});\n",
  }),
];

/** All orders of up to four items. */
export function ordersOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((first, at) => ordersOf(items.filter((_, index) => index !== at)).map((rest) => [first, ...rest]));
}
