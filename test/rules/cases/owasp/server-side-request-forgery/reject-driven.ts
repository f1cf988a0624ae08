import express from 'express';
import puppeteer from 'puppeteer';
import { chromium } from 'playwright';

const app = express();

/** A program of somebody else in a page of the server: it asks what it likes, from inside. */
app.post('/run', async (req, res) => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.evaluate(`show('${req.body.title}')`); // reject: owasp/server-side-request-forgery
  await page.evaluateOnNewDocument(req.body.script); // reject: owasp/server-side-request-forgery
  await page.evaluate((address: string) => fetch(address), req.body.address); // reject: owasp/server-side-request-forgery
  res.end();
});

app.post('/context', async (req, res) => {
  const browser = await chromium.launch();
  const context = await browser.newContext();
  await context.addInitScript(req.body.script); // reject: owasp/server-side-request-forgery
  await context.request.get(req.body.address); // reject: owasp/server-side-request-forgery
  res.end();
});
