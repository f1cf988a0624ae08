import express from 'express';
const app = express();
app.get('/sum', (req, res) => {
  res.json(eval(String(req.query.formula))); // reject: owasp/code-injection
});
