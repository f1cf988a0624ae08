const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');
const send = require('send');

const root = path.resolve('public');
const done = () => {};

http.createServer((req, res) => {
  const name = decodeURIComponent(req.url);
  if (~name.indexOf('..')) return res.end();
  return fs.readFile(root + name, done);
});

http.createServer((req, res) => {
  const file = path.join(root, decodeURIComponent(req.url));
  if (file.lastIndexOf(root, 0) === 0) fs.readFile(file, done);
  else res.end();
});

/** Options that come from elsewhere may name the folder. */
exports.files = (options) => (req, res) => send(req, new URL(req.url, 'http://localhost').searchParams.get('file'), options).pipe(res);

/** What was checked of an object's property holds in what runs later, also where a declaration is handed on. */
http.createServer((req, res) => {
  const asked = {};
  asked.file = path.join(root, decodeURIComponent(req.url));
  if (asked.file.slice(0, root.length) !== root) return res.end();
  return fs.stat(asked.file, onStat);

  function onStat(error) {
    if (error) return res.end();
    return fs.createReadStream(asked.file).pipe(res);
  }
});

http.createServer((req, res) => {
  const asked = { file: path.join(root, decodeURIComponent(req.url)) };
  if (!asked.file.startsWith(root)) return res.end();
  return fs.stat(asked.file, () => fs.createReadStream(asked.file).pipe(res));
});
