import { exec } from 'node:child_process';
import type { RequestHandler } from 'express';
import { createServer } from 'node:http';

export const start: RequestHandler = (question, answer) => {
  // reject: owasp/command-injection
  exec(`tool ${question.query.name}`);
  answer.end();
};

createServer(async (question, answer) => {
  let text = '';
  for await (const piece of question) text += piece;
  // reject: owasp/command-injection
  exec(`tool ${text}`);
  answer.end();
});
