const express = require('express');

const app = express();
app.use(express.json());

/** A prototype has no elements: what a loop is given of a list is none. */
function mark(children, cases) {
  for (const child of children) {
    child.cases = cases;
    child.done = true;
  }
}

app.post('/trees', (req, res) => {
  const tree = { lists: { first: [], second: [] } };
  for (const name of req.body.names) mark(tree.lists[name] ?? [], []);
  res.json(tree);
});
