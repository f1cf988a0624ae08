import { describe, expect, it } from 'vitest';
import type { GeneratorPart } from '../../index.ts';
import { answerReviews, listReviews, verifyRun } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { COMPLETE, endOf, eventsOf, fileParts, openLockstep, runToEnd, streamOf, treeWith } from './run-fixture.ts';
import type { Ended } from './run-fixture.ts';

const USERS = "import { Router } from 'express';\nexport const users = Router();\nusers.get('/users', (q, r) => r.end());\n";
const APP = "import express from 'express';\nimport { users } from './users.js';\nimport { requireLogin } from './login.js';\nconst app = express();\napp.use('/api', requireLogin, users);\nexport const log = 1;\n";
const LOGIN = "export function requireLogin(q, r, next) {\n  if (!q.user) return r.status(401).end();\n  next();\n}\n";
const MANIFEST = JSON.stringify({ dependencies: { express: '5', '@nestjs/common': '11', '@nestjs/core': '11', next: '16' } });
const SHOP = { 'src/app.ts': APP, 'src/users.ts': USERS, 'src/login.ts': LOGIN, 'package.json': MANIFEST };

const CONTROLLER = "import { Controller, Get } from '@nestjs/common';\n@Controller('users')\nexport class Users {\n  @Get()\n  all(): string { return ''; }\n}\n";
const MAIN = "import { NestFactory } from '@nestjs/core';\nimport { Users } from './users.controller.js';\nimport { JwtGuard } from './jwt.guard.js';\nconst app = await NestFactory.create(Users);\napp.useGlobalGuards(new JwtGuard());\nawait app.listen(3000);\n";
const GUARD = 'export class JwtGuard {\n  canActivate(context: { user?: string }): boolean {\n    return isSignedIn(context.user);\n  }\n}\nfunction isSignedIn(user?: string): boolean { return user !== undefined; }\n';
const NEST = { 'src/main.ts': MAIN, 'src/users.controller.ts': CONTROLLER, 'src/jwt.guard.ts': GUARD, 'package.json': MANIFEST };

const edit = (path: string, oldText: string, newText: string): GeneratorPart[] => [{ type: 'file-start', file: path, path, operation: 'edit' }, { type: 'edit', file: path, oldText, newText }, { type: 'file-end', file: path }, COMPLETE];
const replace = (path: string, text: string): GeneratorPart[] => [...fileParts(path, text).map((part) => (part.type === 'file-start' ? { ...part, operation: 'replace' as const } : part)), COMPLETE];

const POLICY = { required: { code: ['architecture'] } };

function run(tree: Readonly<Record<string, string>>, parts: GeneratorPart[]): Promise<Ended> {
  return runToEnd(scriptedGenerator([parts], { capabilities: { repair: false } }), { root: treeWith(tree), policy: POLICY });
}

const reasons = ({ events }: Ended): readonly string[] => eventsOf(events, 'approval-request').flatMap(({ risk }) => risk.reasons);

describe('a change that takes the login away in front of routes elsewhere', () => {
  it('is put before a person when an edit does it', async () => {
    const ended = await run(SHOP, edit('src/app.ts', 'requireLogin, users', 'users'));
    expect(ended.result).toMatchObject({ outcome: 'waiting', written: [] });
    // Nothing of it is accepted, so nothing is gone.
    expect(ended.result.surface).toBeUndefined();
    expect(reasons(ended)).toEqual(['src/users.ts:3 route GET /users was behind a login and is open now']);
  });

  it('is put before a person at the statement that mounts, when the file is written anew', async () => {
    const ended = await run(SHOP, replace('src/app.ts', APP.replace('requireLogin, users', 'users')));
    expect(ended.result).toMatchObject({ outcome: 'waiting', written: [] });
    expect(ended.run.interrupts.map(({ unitId }) => unitId.split('/').at(-1))).toEqual(['2']);
    expect(reasons(ended)).toEqual(['src/users.ts:3 route GET /users was behind a login and is open now']);
  });

  it('also where the step itself lets everybody pass', async () => {
    const ended = await run(SHOP, edit('src/login.ts', '  if (!q.user) return r.status(401).end();\n', ''));
    expect(reasons(ended)).toEqual(['src/users.ts:3 route GET /users was behind a login and is open now']);
  });

  it('at the end of the file, where no statement shows it, and with approval stands in the ledger as it was and is', async () => {
    const ended = await run(NEST, replace('src/main.ts', MAIN.replace('app.useGlobalGuards(new JwtGuard());\n', '')));
    expect(reasons(ended)).toEqual(['src/users.controller.ts:4 route GET /users was behind a login and is open now']);
    const answers = ended.run.interrupts.map(({ unitId, sha256 }) => ({ unitId, sha256, decision: 'approve' as const, by: 'Ada', reason: 'the gateway asks' }));
    const { result } = await endOf(ended.root, ended.lockstep, ended.run.resume(answers));
    expect(result).toMatchObject({ outcome: 'accepted', written: ['src/main.ts'] });
    const routes = result.surface?.entries.filter(({ kind }) => kind === 'route').map(({ name, detail, before, after }) => [name, detail, before, after]);
    expect(routes).toEqual([['GET /users', 'authenticated', 1, 0], ['GET /users', 'open', 0, 1]]);
    expect((await verifyRun(ended.root, 'r')).problems).toEqual([]);
  });

  it('and a question about a whole file outlives its process', async () => {
    const first = await run(NEST, replace('src/main.ts', MAIN.replace('app.useGlobalGuards(new JwtGuard());\n', '')));
    await first.lockstep.close();
    const { open } = await listReviews(first.root);
    expect(open).toMatchObject([{ path: 'src/main.ts', before: MAIN, after: first.run.interrupts[0]?.text }]);
    const answers = open.flatMap(({ runId, questions }) => questions.map(({ unitId, sha256 }) => ({ runId, unitId, sha256, decision: 'approve' as const, by: 'Ada', reason: 'the gateway asks' })));
    expect(await answerReviews(first.root, answers.map((each) => ({ ...each, decision: 'edit', text: 'x' })))).toMatchObject([{ type: 'refused', why: 'edit' }]);
    expect(await answerReviews(first.root, answers)).toEqual([{ type: 'recorded', path: 'src/main.ts' }]);
    const lockstep = await openLockstep(scriptedGenerator([], { capabilities: { repair: false } }), { root: first.root, policy: POLICY });
    const { result } = await endOf(first.root, lockstep, await lockstep.resume('r'));
    expect(result).toMatchObject({ outcome: 'accepted', written: ['src/main.ts'] });
    expect(result.surface?.totals.route).toEqual({ before: 1, after: 1 });
  });

  it('is not, where the step stays', async () => {
    const { result } = await run(SHOP, edit('src/app.ts', 'log = 1', 'log = 2'));
    expect(result).toMatchObject({ outcome: 'accepted', surface: { entries: expect.arrayContaining([expect.objectContaining({ name: 'GET /users', detail: 'authenticated', before: 1, after: 1 })]) } });
  });
});

it('whoever mounts routes that were told already, or puts a login in front of many, is not asked again', async () => {
  const users = USERS + Array.from({ length: 6 }, (_, at) => `users.get('/u${at}', (q, r) => r.end());\n`).join('');
  const { result } = await run({ 'src/login.ts': LOGIN, 'package.json': MANIFEST, 'src/users.ts': users }, streamOf({ 'src/app.ts': APP }));
  expect(result.outcome).toBe('accepted');
  const open = await run({ 'package.json': MANIFEST }, streamOf({ 'src/users.ts': users, 'src/app.ts': "import express from 'express';\nimport { users } from './users.js';\nconst app = express();\napp.use(users);\n" }));
  expect(open.result.outcome).toBe('accepted');
});

it('a router that is written before it is mounted is known as it is mounted', async () => {
  const { result, root } = await run({ 'src/login.ts': LOGIN, 'package.json': MANIFEST }, streamOf({ 'src/users.ts': USERS, 'src/app.ts': APP }));
  expect(result.outcome).toBe('accepted');
  expect(result.surface?.entries.filter(({ kind }) => kind === 'route').map(({ name, detail }) => [name, detail])).toEqual([['GET /users', 'authenticated']]);
  expect((await verifyRun(root, 'r')).problems).toEqual([]);
});
