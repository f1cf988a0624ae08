const express = require('express');
const escape = require('escape-html');

const app = express();
const router = express.Router();

/** What is given to `next` is given to what deals with errors behind. */
app.use((error, req, res, next) => (res.headersSent ? next(error) : res.send('<h1>' + error.message + '</h1>')));
app.get('/thing', (req, res, next) => next(new Error('no such thing: ' + req.query.name)));
app.get('/later', (req, res, next) => {
  setTimeout(() => next({ shown: req.query.name, count: Number(req.query.count) }), 10);
});
app.get('/fixed', (req, res, next) => next(new Error('no such thing')));
app.use((req, res) => res.send('<h1>nothing here</h1>'));
app.use((error, req, res, next) => {
  if (error.count) return next(error);
  return res.status(500).send('<h1>' + error.message + '</h1>'); // reject: owasp/cross-site-scripting
});
app.use((error, req, res, next) => res.send('<h1>' + error.shown + '</h1>')); // reject: owasp/cross-site-scripting
app.use((error, req, res, next) => res.send('<h1>' + error.count + escape(error.shown) + '</h1>'));

/** On another server, and where nothing from outside is given on. */
router.get('/thing', (req, res, next) => next(new Error('no such thing')));
router.use((error, req, res, next) => res.send('<h1>' + error.message + '</h1>'));
