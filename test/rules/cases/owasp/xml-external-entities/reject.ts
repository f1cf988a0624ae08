import express from 'express';
import libxmljs from 'libxmljs';
const app = express();
app.post('/import', (req, res) => {
  const document = libxmljs.parseXml(String(req.body), { noent: true }); // reject: owasp/xml-external-entities
  res.json(document.errors.length);
});
