import express from 'express';
import libxmljs from 'libxmljs';
const app = express();
app.post('/import', (req, res) => {
  const document = libxmljs.parseXml(String(req.body));
  res.json(document.errors.length);
});
