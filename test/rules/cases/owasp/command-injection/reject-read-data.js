const { exec } = require('node:child_process');
const http = require('node:http');
const querystring = require('node:querystring');
const express = require('express');
const yaml = require('js-yaml');
const YAML = require('yaml');
const { parse } = require('smol-toml');
const { parseString } = require('xml2js');

/** A body that arrives in pieces is one text again, and what is read from it was sent at every place. */
http
  .createServer((req, res) => {
    const pieces = [];
    req.on('data', (piece) => pieces.push(piece));
    req.on('end', () => {
      const asked = JSON.parse(Buffer.concat(pieces).toString());
      exec('ls ' + asked.folder, () => res.end()); // reject: owasp/command-injection
    });
  })
  .listen(80);

const bodyOf = async (req) => {
  const pieces = [];
  for await (const piece of req) pieces.push(piece);
  return querystring.parse(Buffer.concat(pieces).toString('utf8'));
};
http
  .createServer(async (req, res) => {
    const { folder } = await bodyOf(req);
    exec('ls ' + folder, () => res.end()); // reject: owasp/command-injection
  })
  .listen(81);

const app = express();
app.use(express.text());

app.post('/kept', (req, res) => {
  const pieces = [Buffer.from('{'), Buffer.from('}')];
  exec('ls ' + JSON.parse(Buffer.concat(pieces).toString()).folder, () => res.end());
});

/** The same for other formats. */
app.post('/yaml', (req, res) => exec('ls ' + YAML.parse(req.body).folder, () => res.end())); // reject: owasp/command-injection
app.post('/plain', (req, res) => exec('ls ' + yaml.load(req.body, { schema: yaml.JSON_SCHEMA }).at.folder, () => res.end())); // reject: owasp/command-injection
app.post('/toml', (req, res) => exec('ls ' + parse(req.body).folder, () => res.end())); // reject: owasp/command-injection
app.post('/count', (req, res) => exec('head -n ' + Number(YAML.parse(req.body).lines), () => res.end()));
app.post('/xml', (req, res) => {
  parseString(req.body, (error, read) => {
    if (error) exec('logger ' + error.code);
    else exec('ls ' + read.folder, () => res.end()); // reject: owasp/command-injection
  });
});
