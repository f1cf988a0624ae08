const express = require('express');

const app = express();
const HOSTS = ['https://one.example/', 'https://two.example'];

/** One of them leaves the host open. */
app.get('/', async (req, res) => {
  const address = req.query.address;
  if (!HOSTS.some((each) => address.startsWith(each))) return res.sendStatus(400);
  const answer = await fetch(address); // reject: owasp/server-side-request-forgery likely
  res.json(await answer.json());
});
