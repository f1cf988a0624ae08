const assert = require('node:assert');
const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const WORD = /^\w+$/;
const isGood = (name) => WORD.test(name);
const must = (name) => {
  if (!isGood(name)) throw new Error('bad name');
};

/** A function that throws for the bad ones has been called with each. */
app.post('/called-with-each', (req, res) => {
  const { files, others, names } = req.body;
  files.forEach((file) => {
    if (!isGood(file.name)) throw new Error('bad name');
  });
  exec('cat ' + files.map((file) => file.name).join(' '));
  others.forEach((file) => must(file.name));
  for (const { name } of others) exec('cat ' + name);
  names.forEach((name) => {
    if (!WORD.test(name)) throw new Error('bad name');
  });
  exec('cat ' + names.join(' '));
  res.end();
});

/** A property of each is handed to what throws, or asserted. */
app.post('/rounds', (req, res) => {
  const { files, others, more } = req.body;
  for (const file of files) must(file.name);
  exec('cat ' + files.map((file) => file.name).join(' '));
  for (const file of others) assert(WORD.test(file.name));
  exec('cat ' + others.map((file) => file.name).join(' '));
  for (const file of more) assert.match(file.name, WORD);
  exec('cat ' + more.map((file) => file.name).join(' '));
  res.end();
});

/** Only what was found good is put into the list. */
app.post('/put', (req, res) => {
  const { files } = req.body;
  const good = [];
  for (const file of files) if (isGood(file.name)) good.push(file);
  exec('cat ' + good.map((file) => file.name).join(' '));
  const left = [];
  for (const file of files) {
    if (!isGood(file.name)) continue;
    left[left.length] = file;
  }
  for (const file of left.slice(0, 9)) exec('cat ' + file.name);
  const each = [];
  files.forEach((file) => {
    if (isGood(file.name)) each.push(file);
  });
  each.push({ name: 'last' });
  exec('cat ' + each.map((file) => file.name).join(' '));
  res.end();
});

app.post('/reduced', (req, res) => {
  const good = req.body.files.reduce((all, file) => (isGood(file.name) ? [...all, file] : all), []);
  exec('cat ' + good.map((file) => file.name).join(' '));
  const left = req.body.others.reduce((all, file) => {
    if (isGood(file.name)) all.push(file);
    return all;
  }, []);
  exec('cat ' + left.map((file) => file.name).join(' '));
  res.end();
});
