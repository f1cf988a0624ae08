import axios from 'axios';
import express from 'express';

const app = express();

app.get('/users/:id', async (req, res) => {
  const { id } = req.params;
  const byVariable = await axios.post('https://api.example.com/graphql', { query: 'query User($id: ID!) { user(id: $id) { name } }', variables: { id } });
  const search = await axios.post('https://api.example.com/search', { query: `name of ${id}` });
  res.json([byVariable.data.user.name, search.data.hits]);
});
