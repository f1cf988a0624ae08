import express from 'express';
import xpath from 'xpath';
const app = express();
declare const users: Node;
app.get('/user', (req, res) => {
  res.json(xpath.select(`//user[@name='${req.query.name}']`, users)); // reject: owasp/xpath-injection
});
