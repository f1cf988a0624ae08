const fs = require('node:fs');
const path = require('node:path');
const express = require('express');

const app = express();

/** The folder of a path is as it was sent; its last part holds no separator. */
app.get('/folder', (req, res) => fs.readdir(path.join('/srv', path.parse(String(req.query.file)).dir), (error, names) => res.json(names))); // reject: owasp/path-traversal
app.get('/whole', (req, res) => {
  const { root, ...parts } = path.parse(String(req.query.file));
  fs.readFile(path.format({ ...parts, ext: '.json', base: '' }), (error, text) => res.type('text').send(root ? '' : text)); // reject: owasp/path-traversal
});
app.get('/base', (req, res) => fs.readFile(path.join('/srv', path.parse(String(req.query.file)).base), (error, text) => res.type('text').send(text)));
app.get('/name', (req, res) => {
  const { name, ext } = path.parse(String(req.query.file));
  fs.readFile('/srv/' + name + '-small' + ext, (error, text) => res.type('text').send(text));
});
app.get('/put-together', (req, res) => {
  const { base } = path.parse(String(req.query.file));
  fs.readFile(path.format({ dir: '/srv', base }), (error, text) => res.type('text').send(text));
});
