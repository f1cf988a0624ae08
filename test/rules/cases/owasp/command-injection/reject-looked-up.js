const { exec } = require('node:child_process');
const { describes } = require('api-pages');
const { celebrate, Joi } = require('celebrate');
const express = require('express');

const app = express();
const KINDS = ['a', 'b'];

function isOther(kind) {
  for (const each of KINDS) if (each !== kind) return true;
  return false;
}
app.get('/other', (req, res) => (isOther(req.query.kind) ? exec('ls ' + req.query.kind, () => res.end()) : res.sendStatus(400))); // reject: owasp/command-injection likely

/** A pattern that lets much through, or of another part; another name; another part of the request. */
app.get('/any/:id([^/]+)', (req, res) => exec('ls ' + req.params.id, () => res.end())); // reject: owasp/command-injection likely
app.get('/numbers/:id(\\d+)/:name', (req, res) => exec('ls ' + req.params.name, () => res.end())); // reject: owasp/command-injection likely
const named = (name) => (req, res, next) => (/^[a-z]+$/.test(req.query[name]) ? next() : res.sendStatus(400));
app.get('/named', named('id'), (req, res) => exec('ls ' + req.query.folder, () => res.end())); // reject: owasp/command-injection likely
app.post('/described', describes({ body: Joi.object({ id: Joi.number() }) }), (req, res) => exec('ls ' + req.body.id, () => res.end())); // reject: owasp/command-injection likely
app.post('/schema', celebrate({ query: Joi.object({ id: Joi.number() }) }), (req, res) => exec('ls ' + req.body.id, () => res.end())); // reject: owasp/command-injection likely

/** Of which property something is known, whoever asks has said. */
app.get('/computed', (req, res) => (/^[a-z]+$/.test(req.query[req.query.which]) ? exec('ls ' + req.query.folder, () => res.end()) : res.sendStatus(400))); // reject: owasp/command-injection
