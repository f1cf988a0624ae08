import express from 'express';

const app = express();

/** Browsers take `/\host` for `//host`. */
app.get('/out', (req, res) => {
  const next = String(req.query.next);
  if (next.startsWith('/') && !next.startsWith('//')) return res.redirect(next); // reject: owasp/open-redirect likely
  res.redirect('/');
});

/** It need not begin with a slash. */
app.get('/refused', (req, res) => {
  const next = String(req.query.next);
  if (next.startsWith('//') || next.startsWith('/\\')) return res.redirect('/');
  res.redirect(next); // reject: owasp/open-redirect likely
});

app.get('/characters', (req, res) => {
  const next = String(req.query.next);
  if (next[0] !== '/' || next[1] === '/') return res.redirect('/');
  res.redirect(next); // reject: owasp/open-redirect likely
});
