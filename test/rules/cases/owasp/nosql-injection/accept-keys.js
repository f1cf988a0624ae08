const express = require('express');
const Redis = require('ioredis');

const client = new Redis();
const app = express();
app.use(express.json());

app.post('/flags', async (req, res) => {
  await client.set(`flag:${req.body.name}`, 'on');
  await client.set('last', JSON.stringify(req.body));
  if (typeof req.body.name === 'string') await client.del(req.body.name);
  res.end();
});
