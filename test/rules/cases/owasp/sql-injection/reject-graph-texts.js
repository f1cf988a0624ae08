import axios from 'axios';
import express from 'express';

const app = express();

app.get('/users/:id', async (req, res) => {
  // reject: owasp/sql-injection likely
  const answer = await axios.post('https://api.example.com/graphql', { query: `{ user(id: "${req.params.id}") { name } }` });
  res.json(answer.data.user.name);
});

app.get('/teams/:id', async (req, res) => {
  const answer = await fetch('https://api.example.com/graphql', {
    method: 'POST',
    // reject: owasp/sql-injection likely
    body: JSON.stringify({ query: `query Team { team(id: "${req.params.id}") { name } }` }),
  });
  res.json((await answer.json()).name);
});
