import express from 'express';
const app = express();
const actions: Record<string, () => string> = { start: () => 'started', stop: () => 'stopped' };
app.get('/do', (req, res) => {
  res.json(actions[String(req.query.action)]!()); // reject: owasp/unsafe-dynamic-call
});
