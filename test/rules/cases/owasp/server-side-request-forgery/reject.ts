import express from 'express';
const app = express();
app.get('/fetch', async (req, res) => {
  const answer = await fetch(String(req.query.url)); // reject: owasp/server-side-request-forgery
  res.json(answer.status);
});
