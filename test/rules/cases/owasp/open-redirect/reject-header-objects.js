const express = require('express');
const Hapi = require('@hapi/hapi');

const app = express();
const server = Hapi.server();

app.get('/leave', (req, res) => {
  // reject: owasp/open-redirect
  res.status(302).set({ Location: req.query.to }).end();
});

server.route({
  method: 'GET',
  path: '/leave',
  // reject: owasp/open-redirect
  handler: (request, h) => h.response().code(302).location(request.query.to),
});

export function leave(request) {
  return server.inject(request);
}
