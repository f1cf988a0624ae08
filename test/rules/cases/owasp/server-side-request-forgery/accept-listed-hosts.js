/** A host that is, or lies below, one of a list that the program has written. */
const app = require('express')();
const HOSTS = ['example.com', 'example.org'];
const ENDINGS = ['.example.com', '.example.org'];
const SITES = [{ host: 'example.com' }, { host: 'example.org' }];

const isListed = (host) => {
  for (const each of HOSTS) if (each === host) return true;
  return false;
};

app.get('/same', async (req, res) => {
  const address = new URL(req.query.address);
  const host = address.hostname;
  if (!HOSTS.some((each) => each === host)) return res.end();
  res.json(await (await fetch(address)).json());
});

app.get('/below', async (req, res) => {
  const address = new URL(req.query.address);
  if (!HOSTS.some((each) => address.hostname === each || address.hostname.endsWith('.' + each))) return res.end();
  res.json(await (await fetch(address)).json());
});

app.get('/every', async (req, res) => {
  const address = new URL(req.query.address);
  if (HOSTS.every((each) => each !== address.hostname.toLowerCase() && !address.hostname.endsWith(`.${each}`))) return res.end();
  res.json(await (await fetch(address)).json());
});

app.get('/held', async (req, res) => {
  const address = new URL(req.query.address);
  const other = new URL(req.query.other);
  const third = new URL(req.query.third);
  if (!SITES.some((site) => site.host === address.host)) return res.end();
  if (!ENDINGS.some((each) => other.hostname.endsWith(each))) return res.end();
  if (!isListed(third.hostname)) return res.end();
  res.json([await fetch(address), await fetch(other), await fetch(third)]);
});

/** A variable that holds nothing until the address was taken apart. */
app.get('/tried', async (req, res) => {
  let address;
  try {
    address = new URL(req.query.address);
  } catch {
    return res.end();
  }
  if (!HOSTS.some((each) => each === address.hostname)) return res.end();
  res.json(await (await fetch(address)).json());
});

app.get('/own', async (req, res) => {
  const address = new URL(req.query.address);
  if (address.host !== req.headers.host) return res.end();
  await fetch(address);
});
