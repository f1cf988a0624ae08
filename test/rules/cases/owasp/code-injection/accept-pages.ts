import express from 'express';
import { JSDOM } from 'jsdom';

const app = express();

/** A page is read; its programs do not run. */
app.post('/read', (req, res) => {
  const page = new JSDOM(req.body.page);
  const other = new JSDOM(req.body.page, { runScripts: 'outside-only' });
  res.json([page.window.document.title, other.window.document.title]);
});
