import express from 'express';
const app = express();
app.get('/trim', (req, res) => {
  res.json(String(req.query.text).trimEnd());
});
app.get('/short', (req, res) => {
  res.json(String(req.query.text).slice(0, 200).replace(/\s+$/, ''));
});
