import express from 'express';
const app = express();
const actions: Record<string, () => string> = { start: () => 'started', stop: () => 'stopped' };
app.get('/do', (req, res) => {
  const name = String(req.query.action);
  res.json(Object.hasOwn(actions, name) ? actions[name]!() : 'nothing');
});
