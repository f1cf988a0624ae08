const express = require('express');

const app = express();

/** Behind the host, what begins with a slash is the path. */
app.use((req, res, next) => (req.secure ? next() : res.redirect('https://' + req.headers.host + req.url)));
app.get('/secure', (req, res) => res.redirect(`https://${req.hostname}${req.originalUrl}`));

/** With one slash in front, the browser stays on the host. */
app.get('/plain/*', (req, res) => res.redirect(req.url.replace(/^\/+/, '/')));
app.get('/slash/*', (req, res) => {
  const path = req.originalUrl.replace(/^\/{2,}/, '/');
  return res.redirect(301, path + '/');
});
