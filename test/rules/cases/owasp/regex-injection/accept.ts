import express from 'express';
const app = express();
const names = ['ada', 'grace'];
app.get('/find', (req, res) => {
  const text = String(req.query.text);
  res.json(names.filter((name) => name.includes(text)));
});
