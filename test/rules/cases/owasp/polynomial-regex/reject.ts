import express from 'express';
const app = express();
app.get('/trim', (req, res) => {
  res.json(String(req.query.text).replace(/\s+$/, '')); // reject: owasp/polynomial-regex likely
});
app.get('/rest', (req, res) => {
  res.json(String(req.query.text).slice(5).replace(/\s+$/, '')); // reject: owasp/polynomial-regex likely
});
