import { exec } from 'node:child_process';
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();

/** Who listens is called with what is emitted. */
const bus = new EventEmitter();
bus.on('job', (name) => {
  exec('run ' + name); // reject: owasp/command-injection
});
app.get('/job', (req, res) => {
  bus.emit('job', req.query.name);
  res.end();
});

class Queue extends EventEmitter {
  add(name: unknown): void {
    this.emit('added', 1, name);
  }
}

const queue = new Queue();
queue.once('added', (_id, name) => {
  exec('run ' + name); // reject: owasp/command-injection
});
app.get('/queue', (req, res) => {
  queue.add(req.query.name);
  res.end();
});
