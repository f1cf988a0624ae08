import express from 'express';

const app = express();

app.get('/bare', (req, res) => {
  const factor = String(req.query.factor).replace(/['"]/g, '');
  res.json(eval('21 * ' + factor)); // reject: owasp/code-injection
});

app.get('/other-quotes', (req, res) => {
  const name = String(req.query.name).replace(/'/g, '');
  res.json(eval('"' + name + '".length')); // reject: owasp/code-injection
});

app.get('/listed', (req, res) => {
  const { call } = req.query;
  if (!/^[a-z.()]+$/.test(call)) return res.sendStatus(400);
  res.json(eval(call)); // reject: owasp/code-injection likely
});
