import express from 'express';
import { unserialize } from 'node-serialize';
const app = express();
app.post('/state', (req, res) => {
  unserialize(req.body.state); // reject: owasp/insecure-deserialization
  res.end();
});
