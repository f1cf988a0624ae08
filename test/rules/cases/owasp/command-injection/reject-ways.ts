import { exec, execFile, spawn } from 'node:child_process';
import express from 'express';

const app = express();

app.get('/map', (req, res) => {
  const given = new Map<string, string>();
  given.set('name', req.query.name as string);
  given.set('fixed', 'a');
  exec(`run ${given.get('fixed')}`);
  exec(`run ${given.get('name')}`); // reject: owasp/command-injection
  for (const each of given.values()) exec(`run ${each}`); // reject: owasp/command-injection
  res.end();
});

app.get('/set', (req, res) => {
  const given = new Set<string>();
  given.add(req.query.name as string);
  for (const each of given) exec(`run ${each}`); // reject: owasp/command-injection
  given.forEach((each) => exec(`run ${each}`)); // reject: owasp/command-injection
  res.end();
});

class Wish {
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  get words(): string {
    return `run ${this.text}`;
  }
}

app.get('/getter', (req, res) => {
  const wish = new Wish(req.query.name as string);
  exec(wish.words); // reject: owasp/command-injection
  const literal = {
    get words(): string {
      return `run ${req.query.name}`;
    },
  };
  exec(literal.words); // reject: owasp/command-injection
  res.end();
});

function refuse(text: string): never {
  throw new Error(text);
}

app.get('/thrown', (req, res) => {
  try {
    throw new Error(req.query.name as string);
  } catch (error) {
    exec(`run ${(error as Error).message}`); // reject: owasp/command-injection
  }
  try {
    refuse(req.query.name as string);
  } catch (error) {
    exec(`run ${(error as Error).message}`); // reject: owasp/command-injection
  }
  try {
    refuse('fixed');
  } catch (error) {
    exec(`run ${(error as Error).message}`);
  }
  res.end();
});

app.get('/values', (req, res) => {
  const wishes = { name: req.query.name as string };
  for (const each of Object.values(wishes)) exec(`run ${each}`); // reject: owasp/command-injection
  for (const [, each] of Object.entries(wishes)) exec(`run ${each}`); // reject: owasp/command-injection
  res.end();
});

app.get('/option', (req, res) => {
  const remote = req.query.remote as string;
  if (remote.startsWith('git@')) execFile('git', ['ls-remote', remote]);
  if (!remote.startsWith('-')) execFile('git', ['ls-remote', remote]);
  res.end();
});

// What judges a value and throws has not judged it yet where it is handed over: the error carries it out.
function insistOnNothing(name: string): void {
  if (name) throw new Error(name);
}
app.get('/insisted', (req, res) => {
  try {
    insistOnNothing(String(req.query.name));
  } catch (error) {
    // reject: owasp/command-injection
    exec((error as Error).message);
  }
  res.end();
});

// One shell on this system, another on that.
const SHELL = process.platform === 'win32' ? 'cmd' : '/bin/sh';
app.get('/find', (req, res) => {
  spawn(SHELL, ['-c', `grep -r ${String(req.query.text)} .`]); // reject: owasp/command-injection
  res.end();
});
