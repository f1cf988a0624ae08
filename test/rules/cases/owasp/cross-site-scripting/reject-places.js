import escapeHtml from 'escape-html';
import express from 'express';

const app = express();

app.get('/script', (req, res) => {
  res.send(`<script>var page = ${escapeHtml(req.query.page)};</script>`); // reject: owasp/cross-site-scripting likely
});

app.get('/unquoted', (req, res) => {
  res.send('<p title=' + escapeHtml(req.query.text) + '>x</p>'); // reject: owasp/cross-site-scripting likely
});

app.get('/handler', (req, res) => {
  res.send(`<a onclick="show('${escapeHtml(req.query.text)}')">x</a>`); // reject: owasp/cross-site-scripting likely
});

app.get('/address', (req, res) => {
  res.send(`<a class="next" href="${escapeHtml(req.query.next)}">x</a>`); // reject: owasp/cross-site-scripting likely
});

app.get('/closed', (req, res) => {
  res.send(`<script>var name = "${String(req.query.name).replace(/"/g, '')}";</script>`); // reject: owasp/cross-site-scripting
});

app.get('/judged-before', (req, res) => {
  const { text } = req.query;
  if (text.includes('<')) return res.sendStatus(400);
  res.send(`<p title="${text}">x</p>`); // reject: owasp/cross-site-scripting likely
});
