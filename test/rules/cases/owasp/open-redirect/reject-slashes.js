/** `//host/` at the beginning of an address leads to another host. */
module.exports = function (options) {
  return async function (ctx, next) {
    const path = ctx.originalUrl;
    if (options.strict && path.endsWith('/')) {
      ctx.status = 301;
      ctx.redirect(path.slice(0, -1)); // reject: owasp/open-redirect likely
    }
    await next();
  };
};

const express = require('express');

const app = express();

/** What was sent as a value need not begin with a slash; taking two of three leaves one pair or more. */
app.get('/value', (req, res) => res.redirect(req.query.next.replace(/^\/+/, '/'))); // reject: owasp/open-redirect
app.get('/pair', (req, res) => res.redirect(req.url.replace(/^\/\//, '/'))); // reject: owasp/open-redirect
app.get('/host', (req, res) => res.redirect('https://' + req.query.host + '/')); // reject: owasp/open-redirect
