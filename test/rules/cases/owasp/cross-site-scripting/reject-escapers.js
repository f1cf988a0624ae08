import express from 'express';
import he from 'he';

const app = express();

const FORGOTTEN = { '&': '&amp;', '>': '&gt;' };
const KEPT = { '&': '&amp;', '<': '<', '>': '&gt;' };

app.get('/same', (req, res) => {
  res.send(`<p>${String(req.query.text).replace(/[<>]/g, (character) => character + ' ')}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/upper', (req, res) => {
  res.send(`<p>${String(req.query.text).replace(/[<>]/g, (character) => character.toUpperCase())}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/found', (req, res) => {
  res.send(`<p>${String(req.query.text).replace(/[<>]/g, ' $& ')}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/group', (req, res) => {
  res.send(`<p>${String(req.query.text).replace(/([<>])/g, '$1 ')}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/markup', (req, res) => {
  res.send(`<p>${String(req.query.text).replace(/</g, '<wbr>')}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/kept', (req, res) => {
  res.send(`<p>${String(req.query.text).replace(/[&<>]/g, (character) => KEPT[character])}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/forgotten', (req, res) => {
  res.send(`<p>${String(req.query.text).replace(/[&<>]/g, (character) => FORGOTTEN[character] ?? character)}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/swapped', (req, res) => {
  res.send(`<p>${String(req.query.text).replace(/[<>]/g, (character) => (character === '<' ? '>' : '<'))}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/undone', (req, res) => {
  const text = String(req.query.text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
  res.send(`<p>${text.replace(/&lt;/g, '<')}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/undone-by-map', (req, res) => {
  const text = String(req.query.text).replace(/</g, '&lt;');
  res.send(`<p>${text.replace(/&(?:lt|gt);/g, (name) => ({ '&lt;': '<', '&gt;': '>' })[name])}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/undone-by-library', (req, res) => {
  res.send(`<p>${he.decode(he.encode(String(req.query.text)))}</p>`); // reject: owasp/cross-site-scripting
});

app.get('/split', (req, res) => {
  res.send(`<p>${String(req.query.text).split('>').join('&gt;')}</p>`); // reject: owasp/cross-site-scripting
});
