import { exec } from 'node:child_process';
import express from 'express';

const app = express();

function fixed(value) {
  try {
    if (value) return value;
  } finally {
    return 'fixed';
  }
}

function fixedBehindCatch(value) {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  } finally {
    console.log('done');
    return 'fixed';
  }
}

app.get('/fixed', (req, res) => exec('id ' + fixed(req.query.name), () => res.end()));
app.get('/behind-catch', (req, res) => exec('id ' + fixedBehindCatch(req.query.name), () => res.end()));
app.get('/captured', (req, res) => {
  const inner = () => {
    try {
      return req.query.name;
    } finally {
      return 'fixed';
    }
  };
  exec('id ' + inner(), () => res.end());
});
