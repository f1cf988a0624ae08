import { readFile } from 'node:fs/promises';
import { initTRPC } from '@trpc/server';
import express from 'express';
import * as v from 'valibot';
import { z } from 'zod';

const t = initTRPC.create();
export const router = t.router({
  page: t.procedure.input(z.object({ name: z.string().regex(/^[\w-]+$/) })).query(({ input }) => readFile(`./pages/${input.name}.md`, 'utf8')),
});

const app = express();
const Asked = z.object({ name: z.string().min(1).regex(/^[a-z]+$/).max(40) });
app.get('/page', async (req, res) => {
  const { name } = Asked.parse(req.query);
  res.json(await readFile(`./pages/${name}.md`, 'utf8'));
});

const Piped = v.object({ name: v.pipe(v.string(), v.regex(/^[a-z]+$/)) });
app.get('/piped', async (req, res) => {
  const { name } = v.parse(Piped, req.query);
  res.json(await readFile(`./pages/${name}.md`, 'utf8'));
});
