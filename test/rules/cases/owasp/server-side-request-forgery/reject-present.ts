import { Hono } from 'hono';

const app = new Hono();

app.get('/fetch', async (c) => {
  const address = c.req.query('address');
  if (!address) return c.text('which?', 400);
  return fetch(address); // reject: owasp/server-side-request-forgery
});
