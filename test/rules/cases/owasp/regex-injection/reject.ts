import express from 'express';
const app = express();
const names = ['ada', 'grace'];
app.get('/find', (req, res) => {
  const pattern = new RegExp(String(req.query.text)); // reject: owasp/regex-injection
  res.json(names.filter((name) => pattern.test(name)));
});
