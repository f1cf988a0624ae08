import express from 'express';

const app = express();

app.get('/encoded', async (req, res) => {
  const answer = await fetch('http://' + encodeURIComponent(req.query.host) + '/status'); // reject: owasp/server-side-request-forgery
  res.json(await answer.json());
});

app.get('/listed', async (req, res) => {
  const { host } = req.query;
  if (!/^[a-z.]+$/.test(host)) return res.sendStatus(400);
  const answer = await fetch(`https://${host}/status`); // reject: owasp/server-side-request-forgery likely
  res.json(await answer.json());
});

app.get('/begun', async (req, res) => {
  const answer = await fetch(`https://api.${encodeURIComponent(req.query.host)}/status`); // reject: owasp/server-side-request-forgery
  res.json(await answer.json());
});
