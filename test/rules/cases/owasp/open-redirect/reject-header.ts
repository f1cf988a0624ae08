import express from 'express';

const app = express();

app.get('/out', (req, res) => {
  // reject: owasp/open-redirect
  res.set('Location', String(req.query.next)).sendStatus(302);
});
