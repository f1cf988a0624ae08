import express from 'express';
const app = express();
app.get('/sum', (req, res) => {
  res.json(Number(req.query.a) + Number(req.query.b));
});
