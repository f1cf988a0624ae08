import express from 'express';
import { unserialize } from 'node-serialize';
const app = express();
app.post('/state', (req, res) => {
  JSON.parse(String(req.body.state));
  res.end();
});
