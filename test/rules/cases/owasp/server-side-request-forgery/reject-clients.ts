import axios from 'axios';
import express from 'express';
import got from 'got';
import net from 'node:net';
import tls from 'node:tls';
import { request } from 'undici';

const app = express();
const client = axios.create({ timeout: 1_000 });

/** The address stands in the options behind it, in a stream, in a form, in a socket. */
app.get('/away', async (req, res) => {
  const address = String(req.query.address);
  await client.get('/items', { baseURL: address }); // reject: owasp/server-side-request-forgery
  await client.post('/items', {}, { socketPath: address }); // reject: owasp/server-side-request-forgery
  await axios.postForm(address, {}); // reject: owasp/server-side-request-forgery
  got.stream(address).pipe(res); // reject: owasp/server-side-request-forgery
  got.extend({ prefixUrl: address }); // reject: owasp/server-side-request-forgery
  await request({ origin: address, path: '/' }); // reject: owasp/server-side-request-forgery
  net.createConnection(80, address); // reject: owasp/server-side-request-forgery
  tls.connect({ host: address, port: 443 }); // reject: owasp/server-side-request-forgery
  client.defaults.baseURL = address; // reject: owasp/server-side-request-forgery
});
