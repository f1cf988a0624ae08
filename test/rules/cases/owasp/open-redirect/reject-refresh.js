const express = require('express');
const app = express();

app.get('/leave', (request, response) => {
  response.set('Refresh', '0; url=' + request.query.to); // reject: owasp/open-redirect
  response.end();
});

/** The pattern stands anywhere in the text. */
app.get('/away', (request, response) => {
  const to = request.query.to;
  if (!/\/(?![/\\])/.test(to)) return response.end();
  return response.redirect(to); // reject: owasp/open-redirect likely
});
