import axios from 'axios';
import express from 'express';
import puppeteer from 'puppeteer';
import { http } from 'follow-redirects';

const app = express();
let base = 'https://api.example.com';

axios.interceptors.request.use((config) => {
  // reject: owasp/server-side-request-forgery
  config.baseURL = base;
  return config;
});

app.get('/base', (req, res) => {
  base = req.query.base;
  res.end();
});

app.get('/picture', (req, res) => {
  puppeteer
    .launch()
    .then((browser) => browser.newPage())
    .catch(() => undefined)
    // reject: owasp/server-side-request-forgery
    .then((page) => page.goto(req.query.address))
    .finally(() => res.end());
  // reject: owasp/server-side-request-forgery
  http.get(req.query.address);
});
