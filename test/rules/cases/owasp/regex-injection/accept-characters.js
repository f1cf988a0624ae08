import express from 'express';

const app = express();

app.get('/escaped', (req, res) => {
  const part = String(req.query.part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  res.json(new RegExp(part).test('abc'));
});

app.get('/group', (req, res) => {
  const part = String(req.query.part).replace(/([.*+?^=!:${}()|[\]/\\])/g, '\\$1');
  res.json(new RegExp(part).test('abc'));
});

app.get('/words', (req, res) => {
  const part = String(req.query.part).replace(/[^\w\s]/g, '');
  res.json(new RegExp(part).test('abc'));
});
