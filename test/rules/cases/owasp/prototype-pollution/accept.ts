import express from 'express';
const app = express();
const settings: Record<string, Record<string, unknown>> = {};
app.post('/set', (req, res) => {
  const { group, name } = req.body;
  if (group === '__proto__' || group === 'constructor' || group === 'prototype') return res.status(400).end();
  settings[group][name] = req.body.value;
  return res.end();
});
