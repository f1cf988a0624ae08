const express = require('express');
const redis = require('redis');

const client = redis.createClient();
const app = express();
app.use(express.json());

app.post('/flags', (req, res) => {
  // reject: owasp/nosql-injection likely
  client.set(req.body.name, 'on');
  // reject: owasp/nosql-injection likely
  client.multi().get('first').del(req.body.name).exec(() => res.end());
});
