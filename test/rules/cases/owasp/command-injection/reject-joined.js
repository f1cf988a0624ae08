const { exec } = require('node:child_process');
const express = require('express');

const app = express();

/** What is put between the elements of a list stands in the text. */
app.get('/between', (req, res) => exec(['ls', '/srv'].join(req.query.between), () => res.end())); // reject: owasp/command-injection
app.get('/filled', (req, res) => exec('ls {folder}'.split('{folder}').join(req.query.folder), () => res.end())); // reject: owasp/command-injection

const filled = (text, values) => Object.entries(values).reduce((whole, [name, value]) => whole.split(`{${name}}`).join(value), text);
app.get('/all', (req, res) => exec(filled('ls {folder}', { folder: req.query.folder }), () => res.end())); // reject: owasp/command-injection

app.get('/alone', (req, res) => exec(['ls'].join(req.query.between), () => res.end()));
app.get('/count', (req, res) => exec('head -n {lines} a'.split('{lines}').join(Number(req.query.lines)), () => res.end()));
app.get('/other', (req, res) => exec('ls {folder}'.split('{folder}').join('/srv'), () => res.json(req.query.folder)));
