const { exec } = require('node:child_process');
const { format } = require('node:util');
const express = require('express');
const _ = require('lodash');

const app = express();
app.use(express.json());

/** A number is written, or words of letters and digits. */
app.get('/number', (req, res) => exec(format('head -n %d /srv/%s', req.query.lines, 'a.txt'), () => res.end()));
app.get('/percent', (req, res) => exec(format('head -n %i 100%%', req.query.lines), () => res.end()));
app.get('/kebab', (req, res) => exec('open ' + _.kebabCase(req.query.name), () => res.end()));

/** How a promise ended is said in words of the language. */
app.post('/ended', async (req, res) => {
  const ended = await Promise.allSettled([Promise.resolve(req.body.name)]);
  exec('echo ' + ended.map(({ status }) => status).join(' '), () => res.end());
});
