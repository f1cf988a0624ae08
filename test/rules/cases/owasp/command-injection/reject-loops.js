import { exec } from 'node:child_process';
import express from 'express';

const app = express();
app.use(express.json());
const NAME = /^[a-z]+$/;

app.post('/later', (req, res) => {
  const names = req.body.names;
  for (let i = 1; i < names.length; i++) {
    if (!NAME.test(names[i])) return res.end();
  }
  exec('du ' + names.join(' ')); // reject: owasp/command-injection
});

app.post('/steps', (req, res) => {
  const names = req.body.names;
  for (let i = 0; i < names.length; i += 2) {
    if (!NAME.test(names[i])) return res.end();
  }
  exec('du ' + names.join(' ')); // reject: owasp/command-injection
});

app.post('/few', (req, res) => {
  const names = req.body.names;
  for (let i = 0; i < 4; i++) {
    if (!NAME.test(names[i])) return res.end();
  }
  exec('du ' + names.join(' ')); // reject: owasp/command-injection
});

app.post('/shorter', (req, res) => {
  const names = req.body.names;
  for (let i = 0; i < names.length - 1; i++) {
    if (!NAME.test(names[i])) return res.end();
  }
  exec('du ' + names.join(' ')); // reject: owasp/command-injection
});

app.post('/downwards', (req, res) => {
  const names = req.body.names;
  for (let i = names.length - 1; i > 0; i--) {
    if (!NAME.test(names[i])) return res.end();
  }
  exec('du ' + names.join(' ')); // reject: owasp/command-injection
});

app.post('/slice', (req, res) => {
  const names = req.body.names;
  for (const name of names.slice(1)) {
    if (!NAME.test(name)) return res.end();
  }
  exec('du ' + names.join(' ')); // reject: owasp/command-injection likely
});

app.post('/first', (req, res) => {
  const names = req.body.names;
  let isGood = false;
  for (const name of names) {
    if (NAME.test(name)) {
      isGood = true;
      break;
    }
  }
  if (!isGood) return res.end();
  exec('du ' + names.join(' ')); // reject: owasp/command-injection
});

app.post('/last', (req, res) => {
  const names = req.body.names;
  let isGood = true;
  for (const name of names) isGood = NAME.test(name);
  if (!isGood) return res.end();
  exec('du ' + names.join(' ')); // reject: owasp/command-injection
});

app.post('/any', (req, res) => {
  const names = req.body.names;
  let isGood = false;
  for (const name of names) isGood = isGood || NAME.test(name);
  if (!isGood) return res.end();
  exec('du ' + names.join(' ')); // reject: owasp/command-injection
});

app.post('/short', (req, res) => {
  const names = req.body.names;
  let isGood = true;
  for (const name of names) {
    if (name.length > 8) continue;
    if (!NAME.test(name)) isGood = false;
  }
  if (!isGood) return res.end();
  exec('du ' + names.join(' ')); // reject: owasp/command-injection
});
