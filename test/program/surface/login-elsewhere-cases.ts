/** Files in the order in which a run brings them, and the ways in that the last of them opens: `METHOD path access`. */
export type ElsewhereCase = readonly [what: string, files: readonly (readonly [path: string, text: string])[], expected: readonly string[]];

const USERS = ['src/users.ts', "import { Router } from 'express';\nexport const users = Router();\nusers.get('/users', (q, r) => r.end());"] as const;
const app = (...lines: readonly string[]): readonly [string, string] => ['src/app.ts', ["import express from 'express';\nimport { users } from './users.js';\nimport { audit, requireLogin } from './steps.js';\nconst app = express();", ...lines].join('\n')];
const express = (...lines: readonly string[]): ElsewhereCase[1] => [app(...lines), USERS];

const OPEN = ['GET /users open'];
const CLOSED = ['GET /users authenticated'];

const EXPRESS: readonly ElsewhereCase[] = [
  ['express: a step in the call that mounts', express("app.use('/api', requireLogin, users);"), CLOSED],
  ['express: no step', express("app.use('/api', users);"), OPEN],
  ['express: another step', express("app.use('/api', audit, users);"), OPEN],
  ['express: a step before the mount', express('app.use(requireLogin);', "app.use('/api', users);"), CLOSED],
  ['express: a step after the mount', express("app.use('/api', users);", 'app.use(requireLogin);'), OPEN],
  ['express: a step behind the router in the call', express("app.use('/api', users, requireLogin);"), OPEN],
  ['express: a step on the path', express("app.use('/api', requireLogin);", "app.use('/api', users);"), CLOSED],
  ['express: a step below the path of the mount', express("app.use('/api/users', requireLogin);", "app.use('/api', users);"), CLOSED],
  ['express: a step on another path', express("app.use('/admin', requireLogin);", "app.use('/api', users);"), OPEN],
  ['express: mounted twice, once without a step', express("app.use('/api', requireLogin, users);", "app.use('/v1', users);"), OPEN],
  ['express: a step on a condition', express('if (process.env.LOGIN) app.use(requireLogin);', "app.use('/api', users);"), OPEN],
  ['express: a step in a function that nobody may have called', express('function secure() { app.use(requireLogin); }', "app.use('/api', users);"), OPEN],
  ['express: a step on another application', express('const other = express();', 'other.use(requireLogin);', "app.use('/api', users);"), OPEN],
  ['express: a step that leaves paths out', express("app.use(requireLogin.unless({ path: ['/users'] }));", 'app.use(users);'), OPEN],
  ['express: a login that nobody has to have', express('app.use(optionalAuth);', 'app.use(users);'), OPEN],
  ['express: a path that is no text', express("app.use('/users', requireLogin);", 'app.use(prefix, users);'), OPEN],
  ['express: a step for some paths', express("app.use((q, r, next) => { if (q.path.startsWith('/admin') && !q.user) return r.status(401).end(); next(); });", 'app.use(users);'), OPEN],
  ['express: mounted a second time in a loop', express('app.use(requireLogin, users);', "for (const each of [users]) app.use('/v2', each);"), OPEN],
  ['express: mounted a second time by a function that nobody knows', express('app.use(requireLogin, users);', 'mountAll(app, { users });'), OPEN],
  ['express: named once more before it is mounted', express('const api = users;', 'app.use(requireLogin, api);'), CLOSED],
  ['express: a router named for logins is no step', express("import { authRouter } from './auth.js';", 'app.use(authRouter);', "app.use('/api', users);"), OPEN],
  ['express: nor is one that is called auth', [['src/auth.ts', "import { Router } from 'express';\nexport const auth = Router();\nauth.post('/login', (q, r) => r.end());"], ...express("import { auth } from './auth.js';", 'app.use(auth);', 'app.use(users);')], OPEN],
  ['express: over a router between, and a barrel', [['src/app.ts', "import express from 'express';\nimport { api } from './api.js';\nconst app = express();\napp.use(requireLogin);\napp.use('/api', api);"], ['src/api.ts', "import { Router } from 'express';\nimport * as all from './routes.js';\nexport const api = Router();\napi.use('/v1', all.users);"], ['src/routes.ts', "export * from './users.js';"], USERS], CLOSED],
  ['express: over a router between, open', [['src/app.ts', "import express from 'express';\nimport { api } from './api.js';\nconst app = express();\napp.use('/api', api);"], ['src/api.ts', "import { Router } from 'express';\nimport { users } from './users.js';\nexport const api = Router();\napi.use('/v1', users);"], USERS], OPEN],
  ['express: an application of another file that has its steps', [['src/app.ts', "import express from 'express';\nexport const app = express();\napp.use(requireLogin);"], ['src/users.ts', "import { app } from './app.js';\napp.get('/users', (q, r) => r.end());"]], CLOSED],
  ['express: an application of another file without', [['src/app.ts', "import express from 'express';\nexport const app = express();\napp.use('/admin', requireLogin);"], ['src/users.ts', "import { app } from './app.js';\napp.get('/users', (q, r) => r.end());"]], OPEN],
  ['express: an application that is made by a function', [['src/make.ts', "import express from 'express';\nexport function make() {\n  const app = express();\n  app.use(requireLogin);\n  return app;\n}"], ['src/main.ts', "import { make } from './make.js';\nimport { users } from './users.js';\nmake().use('/api', users);"], USERS], CLOSED],
  ['express: a router that is made by a function', [['src/app.ts', "import express from 'express';\nimport { users } from './users.js';\nconst app = express();\napp.use(requireLogin, users({}));"], ['src/users.ts', "import { Router } from 'express';\nexport function users(db) {\n  const router = Router();\n  router.get('/users', (q, r) => r.end());\n  return router;\n}"]], CLOSED],
  ['express: a function that is handed the application', [['src/app.ts', "import express from 'express';\nimport { users } from './users.js';\nconst app = express();\napp.use(requireLogin);\nusers(app);"], ['src/users.ts', "import type { Express } from 'express';\nexport const users = (app: Express) => { app.get('/users', (q, r) => r.end()); };"]], CLOSED],
  ['express: a function that is handed the application first', [['src/app.ts', "import express from 'express';\nimport { users } from './users.js';\nconst app = express();\nusers(app);\napp.use(requireLogin);"], ['src/users.ts', "import type { Express } from 'express';\nexport const users = (app: Express) => { app.get('/users', (q, r) => r.end()); };"]], OPEN],
  ['express: a function that puts the step there', [['src/secure.ts', "export function secure(app: Express) { app.use(requireLogin); }\nimport type { Express } from 'express';"], app("import { secure } from './secure.js';", 'secure(app);', "app.use('/api', users);"), USERS], CLOSED],
  ['express: CommonJS', [['app.js', "const express = require('express');\nconst app = express();\napp.use('/users', requireLogin, require('./users'));"], ['users.js', "const router = require('express').Router();\nrouter.get('/users', (q, r) => r.end());\nmodule.exports = router;"]], CLOSED],
  ['express: CommonJS, mounted a second time in a loop', [['app.js', "const express = require('express');\nconst users = require('./users');\nconst app = express();\napp.use('/users', requireLogin, users);\nfor (const each of [users]) app.use(each);"], ['users.js', "const router = require('express').Router();\nrouter.get('/users', (q, r) => r.end());\nmodule.exports = router;"]], OPEN],
  ['express: CommonJS without a step', [['app.js', "const express = require('express');\nconst users = require('./users');\nconst app = express();\napp.use('/users', users);"], ['users.js', "const router = require('express').Router();\nrouter.get('/users', (q, r) => r.end());\nmodule.exports = router;"]], OPEN],
  ['express: a step that lets everybody pass', [['src/steps.ts', 'export const requireLogin = (q, r, next) => next();\nexport const audit = (q, r, next) => next();'], ...express('app.use(requireLogin);', 'app.use(users);')], OPEN],
  ['express: a step with another name that sends away', [['src/steps.ts', 'export const requireLogin = (q, r, next) => next();\nexport const audit = (q, r, next) => (q.user ? next() : r.status(401).end());'], ...express('app.use(audit);', 'app.use(users);')], CLOSED],
];

const PLUGIN = ['src/users.ts', "import type { FastifyInstance } from 'fastify';\nexport default async function users(app: FastifyInstance) {\n  app.get('/users', async () => 1);\n}"] as const;
const fastify = (...lines: readonly string[]): ElsewhereCase[1] => [['src/login.ts', "import fp from 'fastify-plugin';\nimport type { FastifyInstance } from 'fastify';\nasync function login(app: FastifyInstance) { app.addHook('onRequest', requireUser); }\nexport const shared = fp(login);\nexport const own = login;"], ['src/app.ts', ["import Fastify from 'fastify';\nimport users from './users.js';\nimport { own, shared } from './login.js';\nconst app = Fastify();", ...lines].join('\n')], PLUGIN];

const OTHERS: readonly ElsewhereCase[] = [
  ['fastify: a hook of the application', fastify("app.addHook('onRequest', requireUser);", "app.register(users, { prefix: '/api' });"), CLOSED],
  ['fastify: no hook', fastify('app.register(users);'), OPEN],
  ['fastify: a hook after the plug-in', fastify('app.register(users);', "app.addHook('onRequest', requireUser);"), OPEN],
  ['fastify: a hook that comes when the answer is sent', fastify("app.addHook('onSend', requireUser);", 'app.register(users);'), OPEN],
  ['fastify: a hook of a plug-in beside it', fastify('app.register(own);', 'app.register(users);'), OPEN],
  ['fastify: a hook of a plug-in beside it that is shared', fastify('app.register(shared);', 'app.register(users);'), CLOSED],
  ['fastify: a hook of the plug-in around it', fastify('app.register(async (inner) => {', "  inner.addHook('preHandler', requireUser);", '  inner.register(users);', '});'), CLOSED],
  ['fastify: a hook of another plug-in in the file', fastify('app.register(async (inner) => {', "  inner.addHook('preHandler', requireUser);", '});', 'app.register(users);'), OPEN],
  ['fastify: CommonJS', [['app.js', "const app = require('fastify')();\napp.addHook('onRequest', app.authenticate);\napp.register(require('./users'));"], ['users.js', "module.exports = async function (fastify, options) {\n  fastify.get('/users', async () => 1);\n};"]], CLOSED],
  ['koa: a step before the router', [['src/app.ts', "import Koa from 'koa';\nimport { router } from './users.js';\nconst app = new Koa();\napp.use(requireAuth);\napp.use(router.routes());"], ['src/users.ts', "import Router from '@koa/router';\nexport const router = new Router();\nrouter.get('/users', (c) => { c.body = 1; });"]], CLOSED],
  ['koa: a step after the router', [['src/app.ts', "import Koa from 'koa';\nimport { router } from './users.js';\nconst app = new Koa();\napp.use(router.routes());\napp.use(requireAuth);"], ['src/users.ts', "import Router from '@koa/router';\nexport const router = new Router();\nrouter.get('/users', (c) => { c.body = 1; });"]], OPEN],
  ['hono: a step on the path', [['src/app.ts', "import { Hono } from 'hono';\nimport { jwt } from 'hono/jwt';\nimport users from './users.js';\nconst app = new Hono();\napp.use('/api/*', jwt({ secret }));\napp.route('/api', users);"], ['src/users.ts', "import { Hono } from 'hono';\nconst users = new Hono().get('/users', (c) => c.text('x'));\nexport default users;"]], CLOSED],
  ['hono: a step on another path', [['src/app.ts', "import { Hono } from 'hono';\nimport { jwt } from 'hono/jwt';\nimport users from './users.js';\nconst app = new Hono();\napp.use('/admin/*', jwt({ secret }));\napp.route('/api', users);"], ['src/users.ts', "import { Hono } from 'hono';\nconst users = new Hono().get('/users', (c) => c.text('x'));\nexport default users;"]], OPEN],
];

const trpc = (step: string): ElsewhereCase[1] => [['src/trpc.ts', `import { initTRPC, TRPCError } from '@trpc/server';\nconst t = initTRPC.create();\nconst known = t.middleware(({ ctx, next }) => { if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' }); return next(); });\nconst timed = t.middleware(({ next }) => next());\nexport const protectedProcedure = t.procedure${step};`], ['src/users.ts', "import { protectedProcedure } from './trpc.js';\nexport const users = { list: protectedProcedure.input(x).query(() => 1) };"]];

const PROCEDURES: readonly ElsewhereCase[] = [
  ['tRPC: a step where the procedure is built', trpc('.use(timed).use(known)'), ['QUERY list authenticated']],
  ['tRPC: a step that is written there', trpc(".use(({ ctx, next }) => { if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' }); return next(); })"), ['QUERY list authenticated']],
  ['tRPC: another step', trpc('.use(timed)'), ['QUERY list open']],
  ['tRPC: no step, whatever its name says', trpc(''), ['QUERY list open']],
];

const CONTROLLER = "import { Controller, Get } from '@nestjs/common';\nimport { Public } from './public.js';\n@Controller('users')\nexport class Users {\n  @Get()\n  all() {}\n  @Public()\n  @Get('open')\n  some() {}\n}";
const nest = (main: string, provider: string, guard = "import { AuthGuard } from '@nestjs/passport';\nexport class JwtGuard extends AuthGuard('jwt') {}"): ElsewhereCase[1] => [
  ['src/public.ts', "import { SetMetadata } from '@nestjs/common';\nexport const Public = () => SetMetadata('isPublic', true);"],
  ['src/guard.ts', guard],
  ['src/auth.module.ts', `import { APP_GUARD } from '@nestjs/core';\nimport { Module } from '@nestjs/common';\nimport { JwtGuard } from './guard.js';\n@Module({ providers: [${provider}] })\nexport class AuthModule {}`],
  ['src/app.module.ts', "import { Module } from '@nestjs/common';\nimport { AuthModule } from './auth.module.js';\nimport { Users } from './users.controller.js';\n@Module({ imports: [AuthModule], controllers: [Users] })\nexport class AppModule { configure(consumer) { } }"],
  ['src/main.ts', `import { NestFactory } from '@nestjs/core';\nimport { ThrottlerGuard } from '@nestjs/throttler';\nimport { AppModule } from './app.module.js';\nimport { JwtGuard } from './guard.js';\nconst app = await NestFactory.create(AppModule);\n${main}`],
  ['src/users.controller.ts', CONTROLLER],
];
const PROVIDER = '{ provide: APP_GUARD, useClass: JwtGuard }';
const GUARDED = ['GET /users authenticated', 'GET /users/open open'];
const UNGUARDED = ['GET /users open', 'GET /users/open open'];

const DECORATED: readonly ElsewhereCase[] = [
  ['nest: a guard of the whole program', nest('app.useGlobalGuards(new JwtGuard());', ''), GUARDED],
  ['nest: a guard that is provided', nest('', PROVIDER), GUARDED],
  ['nest: none', nest('', ''), UNGUARDED],
  ['nest: a guard that looks at something else', nest('app.useGlobalGuards(new ThrottlerGuard());', ''), UNGUARDED],
  ['nest: a guard on a condition', nest('if (process.env.LOGIN) app.useGlobalGuards(new JwtGuard());', ''), UNGUARDED],
  ['nest: a guard that lets everybody pass', nest('', PROVIDER, 'export class JwtGuard { canActivate() { return true; } }'), UNGUARDED],
  ['nest: a guard that asks', nest('', PROVIDER, 'export class JwtGuard { canActivate(context) { if (!context.user) throw new UnauthorizedException(); return true; } }'), GUARDED],
  ['nest: a guard with a class behind it', nest('', PROVIDER, "import { AuthGuard } from '@nestjs/passport';\nexport class JwtGuard extends AuthGuard('jwt') {\n  canActivate(context) {\n    if (this.reflector.getAllAndOverride(IS_PUBLIC_KEY, [context])) return true;\n    return super.canActivate(context);\n  }\n}"), GUARDED],
  ['nest: a guard that asks where a decorator wants it', nest('', PROVIDER, "export class JwtGuard {\n  canActivate(context) {\n    if (!this.reflector.get('roles', context)) return true;\n    throw new UnauthorizedException();\n  }\n}"), UNGUARDED],
  ['nest: a middleware on all paths', nest('', '').map(([path, text]) => [path, text.replace('consumer) { }', "consumer) { consumer.apply(AuthMiddleware).forRoutes('*'); }")] as const), GUARDED],
  ['nest: a middleware on a controller', nest('', '').map(([path, text]) => [path, text.replace('consumer) { }', 'consumer) { consumer.apply(AuthMiddleware).forRoutes(Users); }')] as const), GUARDED],
  ['nest: a middleware on another path', nest('', '').map(([path, text]) => [path, text.replace('consumer) { }', "consumer) { consumer.apply(AuthMiddleware).forRoutes('admin'); }")] as const), UNGUARDED],
  ['nest: a middleware that leaves paths out', nest('', '').map(([path, text]) => [path, text.replace('consumer) { }', "consumer) { consumer.apply(AuthMiddleware).exclude('users').forRoutes('*'); }")] as const), UNGUARDED],
  ['nest: one program has no guard', [['src/other.ts', "import { NestFactory } from '@nestjs/core';\nimport { Users } from './users.controller.js';\nconst app = await NestFactory.create(Users);"], ...nest('app.useGlobalGuards(new JwtGuard());', '')], UNGUARDED],
];

const next = (middleware: string, path = 'src/app/api/a/route.ts'): ElsewhereCase[1] => [
  ['src/auth.ts', "import NextAuth from 'next-auth';\nexport const { auth, handlers } = NextAuth({ callbacks: { authorized: ({ auth }) => !!auth } });"],
  ['src/session.ts', "import NextAuth from 'next-auth';\nexport const { auth } = NextAuth({});"],
  ['src/middleware.ts', middleware],
  [path, path.includes('pages') ? 'export default (q, r) => r.end();' : 'export const GET = async () => Response.json(1);'],
];
const REDIRECT = "export function middleware(request) {\n  const token = request.cookies.get('session')?.value;\n  if (!token) return NextResponse.redirect(new URL('/login', request.url));\n  return NextResponse.next();\n}\n";
const NEXT_CLOSED = ['GET /api/a authenticated'];
const NEXT_OPEN = ['GET /api/a open'];

const MIDDLEWARE: readonly ElsewhereCase[] = [
  ['next: a middleware that redirects', next(REDIRECT), NEXT_CLOSED],
  ['next: a proxy', next(REDIRECT.replace('middleware', 'proxy')).map(([path, text]) => [path.replace('middleware', 'proxy'), text] as const), NEXT_CLOSED],
  ['next: a matcher that names the path', next(`${REDIRECT}export const config = { matcher: ['/dashboard/:path*', '/api/:path*'] };`), NEXT_CLOSED],
  ['next: a matcher that names other paths', next(`${REDIRECT}export const config = { matcher: '/dashboard/:path*' };`), NEXT_OPEN],
  ['next: a matcher that leaves the path out', next(`${REDIRECT}export const config = { matcher: ['/((?!api|_next).*)'] };`), NEXT_OPEN],
  ['next: a matcher that leaves other paths out', next(`${REDIRECT}export const config = { matcher: [{ source: '/((?!_next|favicon.ico).*)' }] };`), NEXT_CLOSED],
  ['next: a matcher on a header', next(`${REDIRECT}export const config = { matcher: [{ source: '/api/:path*', has: [{ type: 'header', key: 'x' }] }] };`), NEXT_OPEN],
  ['next: a middleware for something else', next('export function middleware(request) { return NextResponse.next(); }'), NEXT_OPEN],
  ['next: a cookie that is no login', next("export function middleware(request) { if (!request.cookies.get('theme')) return NextResponse.redirect('/setup'); }"), NEXT_OPEN],
  ['next: a path that is let through first', next(REDIRECT.replace('{\n', "{\n  if (request.nextUrl.pathname.startsWith('/api')) return NextResponse.next();\n")), NEXT_OPEN],
  ['next: another path that is let through first', next(`const PUBLIC = ['/login', '/about'];\n${REDIRECT.replace('{\n', '{\n  const { pathname } = request.nextUrl;\n  if (PUBLIC.some((each) => pathname.startsWith(each))) return NextResponse.next();\n')}`), NEXT_CLOSED],
  ['next: only on another path', next("export function middleware(request) {\n  if (request.nextUrl.pathname.startsWith('/admin') && !request.cookies.get('token')) return NextResponse.json({}, { status: 401 });\n}"), NEXT_OPEN],
  ['next: a condition nobody knows', next(REDIRECT.replace('if (!token)', 'if (!token && enabled(request))')), NEXT_OPEN],
  ['next: next-auth 4', next("export { default } from 'next-auth/middleware';"), NEXT_CLOSED],
  ['next: next-auth 4 with a callback', next("import { withAuth } from 'next-auth/middleware';\nexport default withAuth({ callbacks: { authorized: ({ token }) => token?.role === 'admin' } });"), NEXT_CLOSED],
  ['next: next-auth 4 with a callback for everybody', next("import { withAuth } from 'next-auth/middleware';\nexport default withAuth({ callbacks: { authorized: () => true } });"), NEXT_OPEN],
  ['next: next-auth 5 that decides', next("export { auth as middleware } from './auth';"), NEXT_CLOSED],
  ['next: next-auth 5 that only keeps the session', next("export { auth as middleware } from './session';"), NEXT_OPEN],
  ['next: next-auth 5 around a function', next("import { auth } from './session';\nexport default auth((request) => { if (!request.auth) return Response.redirect(new URL('/login', request.url)); });"), NEXT_CLOSED],
  ['next: clerk with paths that are left open', next("import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';\nconst isPublic = createRouteMatcher(['/sign-in(.*)']);\nexport default clerkMiddleware(async (auth, request) => { if (!isPublic(request)) await auth.protect(); });"), NEXT_CLOSED],
  ['next: clerk with this path left open', next("import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';\nconst isPublic = createRouteMatcher(['/api(.*)']);\nexport default clerkMiddleware(async (auth, request) => { if (!isPublic(request)) await auth.protect(); });"), NEXT_OPEN],
  ['next: clerk alone lets everybody pass', next("import { clerkMiddleware } from '@clerk/nextjs/server';\nexport default clerkMiddleware();"), NEXT_OPEN],
  ['next: pages', next(REDIRECT, 'src/pages/api/a.ts'), ['ANY /api/a authenticated']],
  ['next: the middleware of another application', next(REDIRECT, 'apps/web/app/api/a/route.ts'), NEXT_OPEN],
];

export const ELSEWHERE_CASES: readonly ElsewhereCase[] = [...EXPRESS, ...OTHERS, ...PROCEDURES, ...DECORATED, ...MIDDLEWARE];
