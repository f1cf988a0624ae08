const { exec } = require('node:child_process');
const express = require('express');
const Koa = require('koa');

const app = express();
const koa = new Koa();

/** Nobody gets past it with another name than one of letters. */
app.use((req, res, next) => {
  if (!/^[a-z]+$/.test(String(req.query.folder))) return res.sendStatus(400);
  return next();
});

app.get('/list', (req, res) => exec('ls ' + req.query.folder, () => res.end()));

function checked(req, res, next) {
  const { name } = req.body;
  if (!['here', 'there'].includes(name)) return res.status(400).end();
  return next();
}

app.post('/shown', checked, (req, res) => {
  const { name } = req.body;
  exec('ls ' + name, () => res.end());
});

koa.use(async (ctx, next) => {
  if (!/^[a-z]+$/.test(ctx.query.folder)) return;
  await next();
});

koa.use(async (ctx) => {
  exec('ls ' + ctx.query.folder);
  ctx.body = 'done';
});
