import express from 'express';
import xpath from 'xpath';
const app = express();
declare const users: Node;
app.get('/user', (req, res) => {
  const select = xpath.parse('//user[@name=$name]');
  res.json(select.select({ node: users, variables: { name: String(req.query.name) } }));
});
