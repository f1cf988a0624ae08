import express from 'express';

const app = express();

app.get('/region', async (req, res) => {
  const answer = await fetch(`https://${encodeURIComponent(req.query.region)}.service.example/status`);
  res.json(await answer.json());
});

app.get('/name', async (req, res) => {
  const { name } = req.query;
  if (!/^[a-z0-9-]+$/.test(name)) return res.sendStatus(400);
  const answer = await fetch(`http://${name}.internal.example/`);
  res.json(await answer.json());
});

app.get('/path', async (req, res) => {
  const answer = await fetch('https://service.example/users/' + encodeURIComponent(req.query.id));
  res.json(await answer.json());
});
