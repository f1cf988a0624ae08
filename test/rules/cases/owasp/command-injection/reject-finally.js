import { exec } from 'node:child_process';
import express from 'express';

const app = express();

function logged(value) {
  try {
    return value;
  } finally {
    console.log('done');
  }
}

function sometimes(value) {
  try {
    return value;
  } finally {
    if (value === 'x') return 'fixed';
  }
}

function last(value) {
  try {
    return 'fixed';
  } finally {
    return value;
  }
}

function kept(value) {
  let found = 'fixed';
  try {
    found = value;
    return 'none';
  } finally {
    return found;
  }
}

function inside(value) {
  try {
    try {
      return 'fixed';
    } finally {
      console.log('done');
    }
  } finally {
    return value;
  }
}

function behind(value) {
  try {
    if (value === 'x') return 'fixed';
  } finally {
    const always = () => {
      return 'fixed';
    };
    console.log(always());
  }
  return value;
}

function around(value) {
  try {
    try {
      console.log(value);
    } finally {
      console.log('done');
    }
    return value;
  } catch {
    return 'fixed';
  }
}

app.get('/logged', (req, res) => exec('id ' + logged(req.query.name), () => res.end())); // reject: owasp/command-injection
app.get('/sometimes', (req, res) => exec('id ' + sometimes(req.query.name), () => res.end())); // reject: owasp/command-injection
app.get('/last', (req, res) => exec('id ' + last(req.query.name), () => res.end())); // reject: owasp/command-injection
app.get('/kept', (req, res) => exec('id ' + kept(req.query.name), () => res.end())); // reject: owasp/command-injection
app.get('/inside', (req, res) => exec('id ' + inside(req.query.name), () => res.end())); // reject: owasp/command-injection
app.get('/behind', (req, res) => exec('id ' + behind(req.query.name), () => res.end())); // reject: owasp/command-injection
app.get('/around', (req, res) => exec('id ' + around(req.query.name), () => res.end())); // reject: owasp/command-injection
