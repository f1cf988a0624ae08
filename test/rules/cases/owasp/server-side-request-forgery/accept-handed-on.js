import express from 'express';
import got from 'got';

const app = express();

app.get('/links', async (req, res) => {
  const parts = [req.query.name].map(encodeURIComponent);
  ['https://www.example.com'].forEach(got);
  await Promise.resolve('https://www.example.com/' + parts.join('/')).then(got);
  res.end();
});
