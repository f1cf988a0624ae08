import express from 'express';
import { JSDOM } from 'jsdom';

const app = express();
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;

app.post('/made', async (req, res) => {
  await new AsyncFunction('input', req.body.text)(1); // reject: owasp/code-injection
  (function* () {}).constructor(req.body.text)(); // reject: owasp/code-injection
  new JSDOM(req.body.page, { runScripts: 'dangerously' }); // reject: owasp/code-injection
  res.end();
});
