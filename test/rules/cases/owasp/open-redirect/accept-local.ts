import express from 'express';

const app = express();

app.get('/out', (req, res) => {
  const next = String(req.query.next);
  if (next.startsWith('/') && !next.startsWith('//')) return res.redirect(next);
  res.redirect('/');
});
