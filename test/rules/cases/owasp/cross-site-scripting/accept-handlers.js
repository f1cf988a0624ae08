import express from 'express';

const app = express();

const NAMES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => String(text).replace(/[&<>"']/g, (character) => NAMES[character]);
const quoted = (text) => String(text).replace(/[\\'"\n]/g, '\\$&');

app.get('/both', (req, res) => res.send(`<a onclick="show('${escape(quoted(req.query.text))}')">x</a>`));
app.get('/gone', (req, res) => res.send(`<a onclick="show('${String(req.query.text).replace(/[\\&<>"']/g, '')}')">x</a>`));
app.get('/script', (req, res) => res.send(`<script>show('${escape(req.query.text)}');</script>`));
