import express from 'express';
import puppeteer from 'puppeteer';

const app = express();

app.get('/picture', (req, res) => {
  puppeteer
    .launch()
    .then((browser) => browser.newPage())
    .then((page) => page.goto('https://pictures.example.com/?name=' + encodeURIComponent(req.query.name)))
    .finally(() => res.end());
});
