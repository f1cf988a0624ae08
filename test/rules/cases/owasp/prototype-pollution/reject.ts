import express from 'express';
const app = express();
const settings: Record<string, Record<string, unknown>> = {};
app.post('/set', (req, res) => {
  settings[req.body.group][req.body.name] = req.body.value; // reject: owasp/prototype-pollution
  res.end();
});
