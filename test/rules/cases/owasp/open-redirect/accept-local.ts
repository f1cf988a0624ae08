import express from 'express';

const app = express();

app.get('/out', (req, res) => {
  const next = String(req.query.next);
  if (next.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\')) return res.redirect(next);
  res.redirect('/');
});

app.get('/characters', (req, res) => {
  const next = String(req.query.next);
  if (next[0] !== '/' || next[1] === '/' || next[1] === '\\') return res.redirect('/');
  res.redirect(next);
});

function isLocal(address: string): boolean {
  return address.startsWith('/') && !address.startsWith('//') && !address.includes('\\');
}

app.get('/function', (req, res) => {
  const next = String(req.query.next);
  res.redirect(isLocal(next) ? next : '/');
});
