/** Names that end alike, hold another, are refused only, or stand in a list that anybody fills. */
const app = require('express')();
const HOSTS = ['example.com', 'example.org'];

app.get('/alike', async (req, res) => {
  const address = new URL(req.query.address);
  if (!HOSTS.some((each) => address.hostname.endsWith(each))) return res.end();
  res.json(await (await fetch(address)).json()); // reject: owasp/server-side-request-forgery likely
});

app.get('/held', async (req, res) => {
  const address = new URL(req.query.address);
  if (!HOSTS.some((each) => address.hostname === each || address.hostname.includes(each))) return res.end();
  res.json(await (await fetch(address)).json()); // reject: owasp/server-side-request-forgery likely
});

app.get('/refused', async (req, res) => {
  const address = new URL(req.query.address);
  if (HOSTS.some((each) => address.hostname === each)) return res.end();
  res.json(await (await fetch(address)).json()); // reject: owasp/server-side-request-forgery
});

app.get('/one', async (req, res) => {
  const address = new URL(req.query.address);
  if (!HOSTS.some((each) => address.hostname !== each)) return res.end();
  res.json(await (await fetch(address)).json()); // reject: owasp/server-side-request-forgery
});

app.get('/filled', async (req, res) => {
  const address = new URL(req.query.address);
  if (!req.query.hosts.some((each) => address.hostname === each)) return res.end();
  res.json(await (await fetch(address)).json()); // reject: owasp/server-side-request-forgery likely
});

app.get('/other', async (req, res) => {
  const address = new URL(req.query.address);
  const other = new URL(req.query.other);
  if (!HOSTS.some((each) => each === other.hostname)) return res.end();
  res.json(await (await fetch(address)).json()); // reject: owasp/server-side-request-forgery
});

/** It holds another address by then. */
app.get('/changed', async (req, res) => {
  let address = new URL(req.query.address);
  if (!HOSTS.some((each) => each === address.hostname)) return res.end();
  address = new URL(req.query.other);
  res.json(await (await fetch(address)).json()); // reject: owasp/server-side-request-forgery
});

app.get('/chosen', async (req, res) => {
  const address = new URL(req.query.address);
  if (address.hostname !== req.query.host) return res.end();
  await fetch(address); // reject: owasp/server-side-request-forgery likely
});
