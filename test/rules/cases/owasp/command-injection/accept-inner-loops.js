const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const NAME = /^[a-z]+$/;

/** The inner list stands in an element of the outer one, or the outer one is the list. */
app.post('/lists', (req, res) => {
  const { groups } = req.body;
  for (const group of groups) for (const name of group) if (!NAME.test(name)) return res.end();
  for (const group of groups) for (const name of group) exec('du ' + name);
  return res.end();
});

app.post('/counted', (req, res) => {
  const { groups } = req.body;
  for (let i = 0; i < groups.length; i++) for (let j = 0; j < groups[i].length; j++) if (!NAME.test(groups[i][j])) return res.end();
  exec('du ' + groups.flat().join(' '), () => res.end());
});

app.post('/beside', (req, res) => {
  const { groups, names } = req.body;
  for (const name of names) {
    for (const group of groups) console.info(group);
    if (!NAME.test(name)) return res.end();
  }
  exec('du ' + names.join(' '), () => res.end());
});
