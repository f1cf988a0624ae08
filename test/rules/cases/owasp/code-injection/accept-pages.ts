import express from 'express';
import { JSDOM } from 'jsdom';

const app = express();

/** A page is read; its programs do not run. */
app.post('/read', (req, res) => {
  const page = new JSDOM(req.body.page);
  const other = new JSDOM(req.body.page, { runScripts: 'outside-only' });
  res.json([page.window.document.title, other.window.document.title]);
});

/** The first argument of a driven page's `$eval` is a selector; AngularJS evaluates what it is given. */
declare const page: { $eval(selector: string, read: (element: Element) => unknown): Promise<unknown> };

app.get('/text', async (req, res) => {
  res.json(await page.$eval(String(req.query.selector), (element: Element) => element.textContent));
});
