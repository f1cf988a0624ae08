const express = require('express');

/** What callers of a library hand over is put between the words of an answer. */
module.exports = (title) => {
  const app = express();
  app.get('/', (req, res) => {
    res.send(`<h1>${title}</h1>`); // reject: owasp/cross-site-scripting likely
  });
  return app;
};
