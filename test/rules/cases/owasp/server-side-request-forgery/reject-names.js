const express = require('express');
const app = express();

/** `other-example.com` ends so as well. */
app.get('/fetch', async (request, response) => {
  const address = new URL(request.query.address);
  if (!address.hostname.endsWith('example.com')) return response.end();
  await fetch(address); // reject: owasp/server-side-request-forgery likely
  return response.end();
});

app.get('/host', async (request, response) => {
  const address = new URL('https://example.com');
  address.host = request.query.host;
  await fetch(address); // reject: owasp/server-side-request-forgery
  response.end();
});
