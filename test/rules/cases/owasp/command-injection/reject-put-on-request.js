const { exec } = require('node:child_process');
const express = require('express');

const app = express();
const router = express.Router();

app.get('/before', (req, res) => exec('ls ' + req.folder, () => res.end()));

/** What runs in front of a handler hands on by what it puts on the request or the response. */
app.use((req, res, next) => {
  req.folder = req.query.folder;
  req.count = Number(req.query.count);
  res.locals.shown = { folder: req.query.folder };
  next();
});

const load = (req, res, next) => {
  req.asked = { term: req.body.term };
  next();
};

app.get('/behind', (req, res) => exec('ls ' + req.folder, () => res.end())); // reject: owasp/command-injection
app.get('/count', (req, res) => exec('tail -n ' + req.count, () => res.end()));
app.get('/locals', (req, res) => exec('ls ' + res.locals.shown.folder, () => res.end())); // reject: owasp/command-injection
router.post('/a', load, (req, res) => res.json(req.asked));
router.post('/b', [load], async (req, res) => exec('ls ' + req.asked.term, () => res.end())); // reject: owasp/command-injection
router.post('/c', (req, res) => exec('ls ' + req.asked.term, () => res.end()));

/** For another path only. */
app.use('/admin', (req, res, next) => {
  req.wanted = req.query.wanted;
  next();
});

app.get('/list', (req, res) => exec('ls ' + req.wanted, () => res.end()));
app.get('/admin/list', (req, res) => exec('ls ' + req.wanted, () => res.end())); // reject: owasp/command-injection

/** What deals with errors is given the error first. */
app.use((error, req, res, next) => {
  exec('ls ' + req.folder, () => next(error)); // reject: owasp/command-injection
});
