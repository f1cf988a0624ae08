import { exec } from 'node:child_process';
import express from 'express';

express().get('/', (req, res) => {
  // reject: owasp/command-injection
  exec.call(undefined, `tool ${req.query.name}`);
  // reject: owasp/command-injection
  Reflect.apply(exec, undefined, [`tool ${req.query.name}`]);
  res.end();
});
