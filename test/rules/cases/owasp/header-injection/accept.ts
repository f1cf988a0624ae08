import express from 'express';
const app = express();
app.get('/name', (req, res) => {
  res.set('X-Name', encodeURIComponent(String(req.query.name)));
  res.end();
});
