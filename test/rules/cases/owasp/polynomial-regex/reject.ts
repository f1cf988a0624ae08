import express from 'express';
const app = express();
app.get('/trim', (req, res) => {
  res.json(String(req.query.text).replace(/\s+$/, '')); // reject: owasp/polynomial-regex likely
});
