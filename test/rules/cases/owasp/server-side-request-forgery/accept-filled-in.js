const express = require('express');

const app = express();

/** The host stands in front of what is filled in. */
app.get('/users/:id', async (req, res) => {
  const answer = await fetch('https://api.example.com/users/:id'.replace(/:(\w+)/g, (_, name) => req.params[name]));
  res.json(await answer.json());
});
