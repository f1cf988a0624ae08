import { readFile } from 'node:fs/promises';
import express from 'express';
import * as v from 'valibot';
import { z } from 'zod';

const app = express();
const Asked = z.object({ name: z.string().regex(/^[a-z./]+$/) });
app.get('/page', async (req, res) => {
  const { name } = Asked.parse(req.query);
  res.json(await readFile(`./pages/${name}.md`, 'utf8')); // reject: owasp/path-traversal likely
});

const Open = z.object({ name: z.string().regex(/[a-z]+/) });
app.get('/open', async (req, res) => {
  const { name } = Open.parse(req.query);
  res.json(await readFile(`./pages/${name}.md`, 'utf8')); // reject: owasp/path-traversal likely
});

const Piped = v.object({ name: v.pipe(v.string(), v.regex(/\.md/)) });
app.get('/piped', async (req, res) => {
  const { name } = v.parse(Piped, req.query);
  res.json(await readFile(`./pages/${name}`, 'utf8')); // reject: owasp/path-traversal likely
});
