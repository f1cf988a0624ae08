import { execSync } from 'node:child_process';
import { Router } from 'express';
import { commandFor, runTool } from './tools.ts';

export const router = Router();

router.post('/run', (req, res) => {
  runTool(req.body.name);
  res.end();
});

router.post('/other', (req, res) => {
  execSync(commandFor(req.body.name)); // reject: owasp/command-injection
  res.end();
});
