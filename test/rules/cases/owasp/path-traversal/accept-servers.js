const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');
const url = require('node:url');

const root = path.resolve(__dirname, 'public');
const done = () => {};

/** What a request asks for begins with a slash, decoded or not: put in order, nothing leads above it. */
http.createServer((req) => {
  const name = path.normalize(decodeURIComponent(url.parse(req.url).pathname));
  fs.readFile(path.join(root, name), done);
});

http.createServer((req) => {
  fs.readFile(path.join(root, path.posix.normalize('/' + decodeURIComponent(req.url))), done);
});

http.createServer((req) => {
  const { pathname } = new URL(req.url, 'http://localhost');
  fs.readFile(path.join(root, pathname), done);
  const address = new URL(req.url, 'http://localhost');
  fs.readFile(path.join(root, address.pathname), done);
});

http.createServer((req, res) => {
  const name = decodeURIComponent(url.parse(req.url).pathname);
  if (name.split('/').indexOf('..') !== -1) return res.end();
  return fs.readFile(root + name, done);
});

http.createServer((req, res) => {
  const name = decodeURIComponent(url.parse(req.url).pathname);
  if (name.split(/[\\/]/).some((part) => part === '..')) return res.end();
  return fs.readFile(root + name, done);
});

http.createServer((req, res) => {
  const file = path.resolve(root + '/' + req.url);
  const below = path.relative(root, file);
  if (below && (below === '..' || below.slice(0, 3) === '..' + path.sep)) return res.end();
  return fs.readFile(file, done);
});

function assertBelow(file) {
  if (file.indexOf(root) !== 0) throw new Error('outside');
}

/** The check throws, and nothing comes between it and the use. */
http.createServer((req) => {
  const file = path.join(root, req.url);
  assertBelow(file);
  fs.readFile(file, done);
});
