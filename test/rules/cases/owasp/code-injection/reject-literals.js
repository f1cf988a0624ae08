import { execFile } from 'node:child_process';
import express from 'express';

const app = express();

app.get('/single', (req, res) => {
  res.json(eval("name = '" + JSON.stringify(req.query) + "'")); // reject: owasp/code-injection
});

app.get('/page', (req, res) => {
  const name = JSON.stringify(req.query.name).replace(/</g, '\\u003c');
  res.send(`<script>var name = '${name}';</script>`); // reject: owasp/cross-site-scripting likely
});

export const inTemplate = (text) => eval('`' + JSON.stringify(text) + '`'); // reject: owasp/code-injection likely

export const inQuotes = (text) => new Function(`return "${JSON.stringify(text)}"`); // reject: owasp/code-injection likely

export function parsed(value) {
  const source = JSON.stringify({ value });
  return new Function("return JSON.parse('" + source + "')"); // reject: owasp/code-injection likely
}

export const measured = (text) => execFile('node', ['-e', 'measure(`' + JSON.stringify(text) + '`)']); // reject: owasp/code-injection likely

export const many = (names) => new Function("return ['" + names.map(JSON.stringify).join("','") + "']"); // reject: owasp/code-injection likely

export const readBack = (text) => new Function('return ' + JSON.parse(JSON.stringify(text))); // reject: owasp/code-injection likely
