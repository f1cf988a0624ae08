import express from 'express';

const app = express();

const NAMES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const byMap = (text) => String(text).replace(/[&<>"']/g, (character) => NAMES[character]);
const byCode = (text) => String(text).replace(/\W/g, (character) => `&#${character.charCodeAt(0)};`);
const byChain = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
const bySplitting = (text) => String(text).split("'").join('&apos;').split('"').join('&quot;');

app.get('/map', (req, res) => {
  res.send(`<a onclick="show('${byMap(req.query.text)}')">x</a>`); // reject: owasp/cross-site-scripting likely
});

app.get('/code', (req, res) => {
  res.send(`<a onclick="show('${byCode(req.query.text)}')">x</a>`); // reject: owasp/cross-site-scripting likely
});

app.get('/chain', (req, res) => {
  res.send(`<a onclick="show('${byChain(req.query.text)}')">x</a>`); // reject: owasp/cross-site-scripting likely
});

app.get('/splitting', (req, res) => {
  res.send(`<a onclick="show('${bySplitting(req.query.text)}')">x</a>`); // reject: owasp/cross-site-scripting likely
});

app.get('/not-the-quote', (req, res) => {
  res.send(`<a onclick='show("${String(req.query.text).replace(/[<>"]/g, '')}")'>x</a>`); // reject: owasp/cross-site-scripting
});
