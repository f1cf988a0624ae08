import express from 'express';
import ejs from 'ejs';
const app = express();
app.get('/page', (req, res) => {
  const page = ejs.compile(String(req.query.template)); // reject: owasp/template-injection
  res.json(page.length);
});
