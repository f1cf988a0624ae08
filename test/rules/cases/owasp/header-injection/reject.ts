import express from 'express';
const app = express();
app.get('/name', (req, res) => {
  res.set('X-Name', String(req.query.name)); // reject: owasp/header-injection heuristic
  res.end();
});
