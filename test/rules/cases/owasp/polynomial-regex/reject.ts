import express from 'express';
const app = express();
app.get('/trim', (req, res) => {
  res.json(String(req.query.text).replace(/\s+$/, '')); // reject: owasp/polynomial-regex likely
});
app.get('/rest', (req, res) => {
  res.json(String(req.query.text).slice(5).replace(/\s+$/, '')); // reject: owasp/polynomial-regex likely
});
const BLANK = '\\s';
const END = new RegExp(BLANK + '+$');
const LINES = new RegExp(['[a-z]*', /[a-f]*/.source, 'x'].join(''));
app.get('/joined', (req, res) => {
  END.test(String(req.query.text)); // reject: owasp/polynomial-regex likely
  LINES.test(String(req.query.text)); // reject: owasp/polynomial-regex likely
  res.end();
});

// What a part of a text is says nothing of the whole.
app.get('/kind', (req, res) => {
  const text = String(req.query.text);
  if (text.substring(0, 3).toLowerCase() !== 'abc') return;
  res.json(text.replace(/\s+$/, '')); // reject: owasp/polynomial-regex likely
});
