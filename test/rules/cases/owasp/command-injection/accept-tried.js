import { exec } from 'node:child_process';
import express from 'express';

const app = express();
const WORD = /^\w+$/;

function must(name) {
  if (!WORD.test(name)) throw new Error('bad name');
}

/** Who comes out of `finally` has come to the end of what was tried. */
app.get('/finally', (req, res) => {
  const { name, file } = req.query;
  try {
    must(name);
  } finally {
    console.log('done');
  }
  exec('id ' + name);
  try {
    if (!WORD.test(file)) return res.sendStatus(400);
  } finally {
    if (file === 'x') console.log('done');
  }
  exec('cat ' + file);
  return res.end();
});

app.get('/nested', (req, res) => {
  const { name } = req.query;
  try {
    try {
      console.log('begin');
      must(name);
    } finally {
      console.log('inner');
    }
  } finally {
    console.log('outer');
  }
  for (let i = 0; i < 3; i++) exec('id ' + name);
  res.end();
});

app.get('/caught', (req, res) => {
  const { name } = req.query;
  try {
    if (!WORD.test(name)) throw new Error('bad name');
  } catch {
    return res.sendStatus(400);
  } finally {
    console.log('done');
  }
  exec('id ' + name);
  return res.end();
});
