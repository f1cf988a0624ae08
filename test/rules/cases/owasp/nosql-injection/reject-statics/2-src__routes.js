const express = require('express');
const Person = require('./person');

const app = express();

app.post('/login', async (req, res) => {
  res.json([await Person.withMail(req.body.mail), await Person.named(req.body.name)]);
});
