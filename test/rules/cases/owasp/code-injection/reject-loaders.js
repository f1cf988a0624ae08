import { createRequire } from 'node:module';
import express from 'express';
import { NodeVM } from 'vm2';

const app = express();
const load = createRequire(import.meta.url);

app.get('/plugins', (req, res) => {
  // reject: owasp/code-injection
  load(req.query.name);
  // reject: owasp/code-injection
  NodeVM.code(req.query.text);
  res.end();
});
