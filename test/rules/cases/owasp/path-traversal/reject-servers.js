const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, 'public');
const done = () => {};

/** What is left of `....//` is `../`. */
http.createServer((req) => {
  const name = decodeURIComponent(req.url).replace(/\.\.\//g, '');
  fs.readFile(root + name, done); // reject: owasp/path-traversal
});

/** Checked before it was decoded. */
http.createServer((req, res) => {
  if (req.url.includes('..')) return res.end();
  return fs.readFile(root + decodeURIComponent(req.url), done); // reject: owasp/path-traversal
});

/** How a part begins says nothing of where the whole leads. */
http.createServer((req, res) => {
  const name = decodeURIComponent(req.url);
  if (!name.startsWith('/public')) return res.end();
  return fs.readFile(root + name, done); // reject: owasp/path-traversal likely
});
