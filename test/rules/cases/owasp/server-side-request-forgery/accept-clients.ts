import axios from 'axios';
import express from 'express';
import got from 'got';
import net from 'node:net';

const app = express();
const client = axios.create({ baseURL: 'https://api.example.com' });

app.get('/items', async (req, res) => {
  const name = String(req.query.name);
  await client.get('/items', { params: { name } });
  await client.post('/items', { name }, { headers: { 'x-name': encodeURIComponent(name) } });
  await got('items', { prefixUrl: 'https://api.example.com', searchParams: { name } });
  net.createConnection({ host: 'queue.example.com', port: Number(req.query.port) }).end(name);
  res.end();
});
