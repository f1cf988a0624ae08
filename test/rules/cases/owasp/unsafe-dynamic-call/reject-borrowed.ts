import express from 'express';
import * as reports from 'some-reports';

const app = express();

app.post('/call', (req, res) => {
  const { name, values } = req.body;
  reports[name].apply(undefined, values); // reject: owasp/unsafe-dynamic-call
  const made = reports[req.body.kind].call(reports, values); // reject: owasp/unsafe-dynamic-call
  res.json(made);
});
