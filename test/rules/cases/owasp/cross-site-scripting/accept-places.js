import escapeHtml from 'escape-html';
import express from 'express';
import serialize from 'serialize-javascript';

const app = express();

app.get('/attribute', (req, res) => res.send(`<p title="${escapeHtml(req.query.text)}" class=wide>x</p>`));
app.get('/behind', (req, res) => res.send(`<script>start();</script><p>${escapeHtml(req.query.text)}</p>`));
app.get('/text-in-script', (req, res) => res.send(`<script>const name = '${escapeHtml(req.query.text)}';</script>`));
app.get('/data', (req, res) => res.send(`<script type="application/json">${JSON.stringify(req.query.text).replace(/</g, '\\u003c')}</script>`));
app.get('/literal', (req, res) => res.send(`<script>start(${JSON.stringify(req.query.text).replace(/</g, '\\u003c')})</script>`));
app.get('/kept-open', (req, res) => res.send(`<script>start(${JSON.stringify(req.query.text).replace(/<\//g, '<\\/')})</script>`));
app.get('/serialized', (req, res) => res.send(`<script>window.state = ${serialize(req.query)}</script>`));
app.get('/number', (req, res) => res.send(`<input width=${Number(req.query.width)} onclick="show(${Number(req.query.id)})">`));
app.get('/handler', (req, res) => res.send(`<a onclick="show(${escapeHtml(JSON.stringify(req.query.text))})">x</a>`));
app.get('/encoded', (req, res) => res.send(`<a href=/search?q=${encodeURIComponent(req.query.text)}>x</a>`));
app.get('/rooted', (req, res) => res.send(`<a href="/profile/${escapeHtml(req.query.text)}">x</a>`));
app.get('/query', (req, res) => res.send(`<a href="${escapeHtml(req.originalUrl)}">x</a>`));
app.get('/image', (req, res) => res.send(`<img alt="${escapeHtml(req.query.text)}" src="${escapeHtml(req.query.image)}">`));

app.get('/judged', (req, res) => {
  const { next } = req.query;
  if (!/^https?:\/\//.test(next)) return res.sendStatus(400);
  res.send(`<a href="${escapeHtml(next)}">x</a>`);
});
