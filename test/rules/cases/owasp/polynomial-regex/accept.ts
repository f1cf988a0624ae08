import express from 'express';
const app = express();
app.get('/trim', (req, res) => {
  res.json(String(req.query.text).trimEnd());
});
