import express from 'express';
import puppeteer from 'puppeteer';

const app = express();

app.post('/title', async (req, res) => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto('https://example.com/report');
  await page.evaluate((title: string) => {
    document.title = title;
  }, req.body.title);
  await page.evaluate((id: string) => fetch(`https://example.com/items/${encodeURIComponent(id)}`), req.body.id);
  res.end();
});
