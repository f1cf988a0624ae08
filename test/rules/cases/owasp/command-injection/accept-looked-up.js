const { exec } = require('node:child_process');
const { celebrate, Joi, Segments } = require('celebrate');
const express = require('express');

const app = express();
const KINDS = ['a', 'b'];

/** To be equal to an element is to be in the list. */
function isKnown(kind) {
  for (const each of KINDS) if (each === kind) return true;
  return false;
}
function isCounted(kind) {
  let found = false;
  for (let i = 0; i < KINDS.length; i++) {
    if (KINDS[i] === kind) {
      found = true;
      break;
    }
  }
  return found;
}
app.get('/known', (req, res) => (isKnown(req.query.kind) ? exec('ls ' + req.query.kind, () => res.end()) : res.sendStatus(400)));
app.get('/counted', (req, res) => (isCounted(req.query.kind) ? exec('ls ' + req.query.kind, () => res.end()) : res.sendStatus(400)));

/** The address has a pattern, or what stands in front is made for a name or for a schema. */
app.get('/numbers/:id(\\d+)', (req, res) => exec('ls ' + req.params.id, () => res.end()));
const named = (name) => (req, res, next) => (/^[a-z]+$/.test(req.query[name]) ? next() : res.sendStatus(400));
app.get('/named', named('folder'), (req, res) => exec('ls ' + req.query.folder, () => res.end()));
app.post('/schema', celebrate({ [Segments.BODY]: Joi.object({ id: Joi.number().required() }) }), (req, res) => exec('ls ' + req.body.id, () => res.end()));
