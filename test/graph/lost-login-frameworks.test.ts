import { expect, it } from 'vitest';
import type { GeneratorPart } from '../../index.ts';
import { scriptedGenerator } from '../../testing.ts';
import { COMPLETE, eventsOf, runToEnd, treeWith } from './run-fixture.ts';

/** Files of a tree, an edit by which a login is taken away, and the way in that loses it. */
type Loss = readonly [framework: string, files: Readonly<Record<string, string>>, edit: readonly [path: string, from: string, to: string], route: string];

const LOSSES: readonly Loss[] = [
  [
    'express: the application comes from the file',
    { 'src/app.ts': "import express from 'express';\nexport const app = express();\napp.use(requireLogin);\n", 'src/users.ts': "import { app } from './app.js';\napp.post('/users', (q, r) => r.end());\n" },
    ['src/app.ts', 'app.use(requireLogin);\n', ''],
    'src/users.ts:2 route POST /users',
  ],
  [
    'fastify: the hook of a shared plug-in',
    {
      'src/login.ts': "import fp from 'fastify-plugin';\nimport type { FastifyInstance } from 'fastify';\nexport default fp(async (app: FastifyInstance) => { app.addHook('onRequest', requireUser); });\n",
      'src/app.ts': "import Fastify from 'fastify';\nimport login from './login.js';\nimport users from './users.js';\nconst app = Fastify();\napp.register(login);\napp.register(users);\n",
      'src/users.ts': "import type { FastifyInstance } from 'fastify';\nexport default async function users(app: FastifyInstance) {\n  app.get('/users', async () => 1);\n}\n",
    },
    ['src/login.ts', 'fp(async', '(async'],
    'src/users.ts:3 route GET /users',
  ],
  [
    'koa: the order of the steps',
    { 'src/app.ts': "import Koa from 'koa';\nimport { router } from './users.js';\nconst app = new Koa();\napp.use(requireAuth);\napp.use(router.routes());\n", 'src/users.ts': "import Router from '@koa/router';\nexport const router = new Router();\nrouter.get('/users', (c) => { c.body = 1; });\n" },
    ['src/app.ts', 'app.use(requireAuth);\napp.use(router.routes());\n', 'app.use(router.routes());\napp.use(requireAuth);\n'],
    'src/users.ts:3 route GET /users',
  ],
  [
    'hono: the path of the step',
    { 'src/app.ts': "import { Hono } from 'hono';\nimport { jwt } from 'hono/jwt';\nimport { users } from './users.js';\nconst app = new Hono();\napp.use('/api/*', jwt({ secret }));\napp.route('/api', users);\n", 'src/users.ts': "import { Hono } from 'hono';\nexport const users = new Hono().get('/users', (c) => c.text('x'));\n" },
    ['src/app.ts', "use('/api/*'", "use('/admin/*'"],
    'src/users.ts:2 route GET /users',
  ],
  [
    'nest: a provider',
    {
      'src/app.module.ts': "import { Module } from '@nestjs/common';\nimport { APP_GUARD } from '@nestjs/core';\nimport { Users } from './users.controller.js';\n@Module({ controllers: [Users], providers: [{ provide: APP_GUARD, useClass: JwtGuard }] })\nexport class AppModule {}\n",
      'src/users.controller.ts': "import { Controller, Get } from '@nestjs/common';\n@Controller('users')\nexport class Users {\n  @Get()\n  all() {}\n}\n",
    },
    ['src/app.module.ts', '{ provide: APP_GUARD, useClass: JwtGuard }', ''],
    'src/users.controller.ts:4 route GET /users',
  ],
  [
    'next: the paths of the middleware',
    { 'src/middleware.ts': "export function middleware(request) {\n  if (!request.cookies.get('session')) return Response.redirect('/login');\n}\nexport const config = { matcher: ['/api/:path*'] };\n", 'src/app/api/a/route.ts': 'export const GET = async () => Response.json(1);\n' },
    ['src/middleware.ts', '/api/:path*', '/dashboard/:path*'],
    'src/app/api/a/route.ts:1 route GET /api/a',
  ],
  [
    'tRPC: the procedure that is built elsewhere',
    { 'src/trpc.ts': "import { initTRPC } from '@trpc/server';\nconst t = initTRPC.create();\nexport const protectedProcedure = t.procedure.use(isAuthed);\n", 'src/users.ts': "import { protectedProcedure } from './trpc.js';\nexport const users = { list: protectedProcedure.query(() => 1) };\n" },
    ['src/trpc.ts', '.use(isAuthed)', ''],
    'src/users.ts:2 route QUERY list',
  ],
];

it.each(LOSSES)('who takes a login away is asked: %s', async (_, files, [path, oldText, newText], route) => {
  const parts: GeneratorPart[] = [{ type: 'file-start', file: path, path, operation: 'edit' }, { type: 'edit', file: path, oldText, newText }, { type: 'file-end', file: path }, COMPLETE];
  const policy = { required: { code: ['architecture'] }, architecture: { undeclaredPackages: 'allow' as const } };
  const { result, events } = await runToEnd(scriptedGenerator([parts], { capabilities: { repair: false } }), { root: treeWith(files), policy });
  expect(result).toMatchObject({ outcome: 'waiting', written: [] });
  expect(eventsOf(events, 'approval-request').flatMap(({ risk }) => risk.reasons)).toContain(`${route} was behind a login and is open now`);
});
