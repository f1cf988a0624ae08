import express from 'express';
import escapeHtml from 'escape-html';
const app = express();
app.get('/hello', (req, res) => {
  res.send(`<p>Hello ${escapeHtml(String(req.query.name))}</p>`);
});
