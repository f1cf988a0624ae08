import express from 'express';
const app = express();
app.get('/hello', (req, res) => {
  res.send(`<p>Hello ${req.query.name}</p>`); // reject: owasp/cross-site-scripting
});
