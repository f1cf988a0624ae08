import express from 'express';
import got from 'got';
import axios from 'axios';

class Links {
  static client = axios.create({ timeout: 1000 });

  static load(address) {
    // reject: owasp/server-side-request-forgery
    return Links.client.get(address);
  }
}

const app = express();

app.get('/links', async (req, res) => {
  await Links.load(req.query.address);
  // reject: owasp/server-side-request-forgery
  [req.query.address].forEach(got);
  res.end();
});
