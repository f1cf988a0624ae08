const { exec } = require('node:child_process');
const express = require('express');

const app = express();

/** Functions are kept in lists, sets and maps, and called from there. */
const hooks = [];
hooks.push((name) => exec('ls ' + name)); // reject: owasp/command-injection

app.get('/hooks', (req, res) => {
  for (const hook of hooks) hook(req.query.folder);
  res.end();
});

class Bus {
  handlers = new Map();
  listeners = new Set();

  register(name, handler) {
    this.handlers.set(name, handler);
  }

  listen(listener) {
    this.listeners.add(listener);
  }

  dispatch(name, payload) {
    this.listeners.forEach((listener) => listener(payload));
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error('unknown');
    return handler(payload);
  }
}

const bus = new Bus();
bus.register('list', (name) => exec('ls ' + name)); // reject: owasp/command-injection
bus.register('length', (name) => exec('tail -n ' + name.length));
bus.listen((name) => exec('du ' + name)); // reject: owasp/command-injection

app.post('/jobs', (req, res) => {
  bus.dispatch(req.body.name, req.body.folder);
  res.end();
});

/** A map that is asked by a written key gives what stands there. */
const table = new Map([
  ['shown', (name) => exec('ls ' + name)], // reject: owasp/command-injection
  ['named', (name) => exec(name)],
]);

app.get('/shown', (req, res) => {
  table.get('shown')(req.query.folder);
  res.end();
});

/** Steps that are handed over one by one. */
const pipe = (...steps) => (input) => steps.reduce((value, step) => step(value), input);
const list = pipe((name) => 'ls ' + name, (line) => exec(line)); // reject: owasp/command-injection

app.get('/pipe', (req, res) => {
  list(req.query.folder);
  res.end();
});
