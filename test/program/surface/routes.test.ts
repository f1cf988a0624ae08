import { describe, expect, it } from 'vitest';
import { ROUTE_CASES } from './route-cases.ts';
import { surfaceOf } from './surface-of.ts';

describe('the ways into a program', () => {
  it.each(ROUTE_CASES)('%s', (_, path, text, expected) => {
    expect(surfaceOf('route', { path, text })).toEqual(expected);
  });

  it('are known where the application comes from another file', () => {
    const app = { path: 'src/app.ts', text: "import express from 'express';\nexport const app = express();" };
    const trpc = { path: 'src/trpc.ts', text: "import { initTRPC } from '@trpc/server';\nconst t = initTRPC.create();\nexport const adminProcedure = t.procedure;\nexport const authedProcedure = t.procedure.use(isAuthed);\nexport const protectedProcedure = t.procedure;" };
    expect(surfaceOf('route', app, { path: 'src/users.ts', text: "import { app } from './app.js';\napp.get('/users', (q, r) => r.end());" })).toEqual(['GET /users open']);
    expect(surfaceOf('route', trpc, { path: 'src/r.ts', text: "import { authedProcedure, adminProcedure, protectedProcedure } from './trpc.js';\nexport const r = { a: authedProcedure.query(() => 1), b: adminProcedure.query(() => 1), c: protectedProcedure.query(() => 1) };" })).toEqual(['QUERY a authenticated', 'QUERY b open', 'QUERY c open']);
  });

  it('are known where the application is handed on under another name, and in CommonJS', () => {
    const app = { path: 'src/app.js', text: "const express = require('express');\nconst app = express();\nmodule.exports = { app };" };
    const again = { path: 'src/a.ts', text: "export { app as server } from './app.js';" };
    expect(surfaceOf('route', app, { path: 'src/users.js', text: "const { app } = require('./app');\napp.get('/users', (q, r) => r.end());" })).toEqual(['GET /users open']);
    expect(surfaceOf('route', app, again, { path: 'src/b.ts', text: "import { server } from './a.js';\nserver.get('/b', (q, r) => r.end());" })).toEqual(['GET /b open']);
  });
});
