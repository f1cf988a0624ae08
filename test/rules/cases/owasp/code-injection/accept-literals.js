import { execFile } from 'node:child_process';
import express from 'express';

const app = express();

app.get('/bare', (req, res) => {
  res.json(eval('name = ' + JSON.stringify(req.query)));
});

app.get('/page', (req, res) => {
  const name = JSON.stringify(req.query.name).replace(/</g, '\\u003c');
  res.send(`<script>var name = ${name};</script>`);
});

export const inTemplate = (text) => new Function(`const name = \`a\${${JSON.stringify(text)}}\`; return name`);

export const cut = (text) => new Function('return "' + JSON.stringify(text).slice(1, -1) + '"');

export const escaped = (text) => new Function("return '" + JSON.stringify(text).replace(/'/g, "\\'") + "'");

export function parsed(value) {
  const source = JSON.stringify(JSON.stringify({ value }));
  return new Function('return JSON.parse(' + source + ')');
}

export const measured = (text) => execFile('node', ['-e', 'measure(' + JSON.stringify(text) + ')']);

export function many(rows) {
  let source = "// it's made here\nvar first = 'a';\n";
  source += 'var rows = ' + JSON.stringify(rows) + ';\n';
  return new Function(source + 'return [' + rows.map((row) => JSON.stringify(row)).join(',') + ']');
}

export const behindPattern = (text) => new Function('var quote = /[\'"]/;' + 'return ' + JSON.stringify(text));
