const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve('public');

/** The check comes when it has happened. */
http.createServer((req, res) => {
  const asked = { file: path.join(root, decodeURIComponent(req.url)) };
  setImmediate(() => fs.createReadStream(asked.file).pipe(res)); // reject: owasp/path-traversal
  if (!asked.file.startsWith(root)) return res.end();
  return undefined;
});

/** Another file than the one that was checked. */
http.createServer((req, res) => {
  const asked = { file: path.join(root, decodeURIComponent(req.url)) };
  if (!asked.file.startsWith(root)) return res.end();
  asked.file = path.join(root, String(req.headers['x-file']));
  return setImmediate(() => fs.createReadStream(asked.file).pipe(res)); // reject: owasp/path-traversal
});

/** Handed on before the check as well. */
http.createServer((req, res) => {
  const asked = { file: path.join(root, decodeURIComponent(req.url)) };
  setImmediate(show);
  if (!asked.file.startsWith(root)) return res.end();
  return setImmediate(show);

  function show() {
    fs.createReadStream(asked.file).pipe(res); // reject: owasp/path-traversal
  }
});
