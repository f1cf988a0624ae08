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

/** What stands behind the delay is handed to the function. */
app.post('/later', (req, res) => {
  setTimeout((text: string) => eval(text), 10, req.body.text); // reject: owasp/code-injection
  process.nextTick((text: string) => eval(text), req.body.text); // reject: owasp/code-injection
  res.end();
});
