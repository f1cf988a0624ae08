import { exec } from 'node:child_process';
import express from 'express';

const app = express();
const WORD = /^\w+$/;

function must(name) {
  if (!WORD.test(name)) throw new Error('bad name');
}

/** `finally` also runs for what was thrown, and takes it over where it goes elsewhere. */
app.get('/inside', (req, res) => {
  const { name } = req.query;
  try {
    must(name);
  } finally {
    exec('id ' + name); // reject: owasp/command-injection
  }
  res.end();
});

app.get('/taken-over', (req, res) => {
  const { name, file } = req.query;
  for (;;) {
    try {
      must(name);
    } finally {
      break;
    }
  }
  exec('id ' + name); // reject: owasp/command-injection
  for (const each of ['a', 'b']) {
    try {
      must(file);
    } finally {
      if (each === 'a') continue;
    }
    console.log(each);
  }
  exec('cat ' + file); // reject: owasp/command-injection
  res.end();
});

/** Not every way through it was checked, or the catch goes on. */
app.get('/sometimes', (req, res) => {
  const { name, file } = req.query;
  try {
    if (req.query.strict) must(name);
  } finally {
    console.log('done');
  }
  exec('id ' + name); // reject: owasp/command-injection
  try {
    must(file);
  } catch {
    console.log('bad name');
  } finally {
    console.log('done');
  }
  exec('cat ' + file); // reject: owasp/command-injection
  res.end();
});
