const express = require('express');
const app = express();

/** One slash and no second: the browser stays where it is. */
app.get('/leave', (request, response) => {
  const to = request.query.to;
  if (!/^\/(?![/\\])/.test(to)) return response.end();
  return response.redirect(to);
});
