const express = require('express');

const app = express();
const HOSTS = ['https://one.example/', 'https://two.example/'];

app.get('/', async (req, res) => {
  const address = req.query.address;
  if (!HOSTS.some((each) => address.startsWith(each))) return res.sendStatus(400);
  const answer = await fetch(address);
  res.json(await answer.json());
});
