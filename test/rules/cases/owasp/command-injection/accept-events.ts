import { exec } from 'node:child_process';
import { EventEmitter } from 'node:events';
import express from 'express';
const app = express();
const bus = new EventEmitter();
const other = new EventEmitter();

bus.on('job', (name) => {
  exec('run ' + name);
});
bus.on('done', (name) => {
  console.log(String(name).length);
});

/** Another event of the same emitter, and the same event of another one. */
app.get('/done', (req, res) => {
  bus.emit('done', req.query.name);
  other.emit('job', req.query.name);
  bus.emit('job', 'backup');
  res.end();
});
