import express from 'express';

const app = express();
const reports = Object.assign(Object.create(null), { daily: () => 'a', weekly: () => 'b' });
const others = { __proto__: null, daily: () => 'a' } as unknown as Record<string, () => string>;

app.get('/call', (req, res) => {
  res.json([reports[String(req.query.name)]?.call(undefined), others[String(req.query.name)]?.()]);
});
