import express from 'express';
const app = express();
app.get('/fetch', async (req, res) => {
  const answer = await fetch(`https://api.example.com/items/${encodeURIComponent(String(req.query.id))}`);
  res.json(answer.status);
});
