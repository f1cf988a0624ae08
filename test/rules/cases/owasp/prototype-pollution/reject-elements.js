const express = require('express');

const app = express();
app.use(express.json());

function mark(child, key, value) {
  child[key] = value; // reject: owasp/prototype-pollution
}

app.post('/trees', (req, res) => {
  const tree = { lists: { first: {}, second: {} } };
  for (const [name, key, value] of req.body.marks) mark(tree.lists[name] ?? {}, key, value);
  res.json(tree);
});
