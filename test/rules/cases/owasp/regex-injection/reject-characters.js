import express from 'express';

const app = express();

app.get('/counted', (req, res) => {
  const part = String(req.query.part).replace(/[*+]/g, '');
  res.json(new RegExp(part).test('abc')); // reject: owasp/regex-injection
});
