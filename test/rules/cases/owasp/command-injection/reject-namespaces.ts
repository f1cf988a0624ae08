import { exec } from 'node:child_process';
import express from 'express';

namespace Shell {
  const quoted = (text: string): string => `"${text}"`;
  export function run(command: string): void {
    exec(command); // reject: owasp/command-injection
  }
  export const list = (folder: string): void => {
    exec('list ' + quoted(folder)); // reject: owasp/command-injection
  };
  export class Job {
    start(name: string): void {
      exec(name); // reject: owasp/command-injection
    }
  }
}

class Tools {}
namespace Tools {
  export const run = (command: string): void => {
    exec(command); // reject: owasp/command-injection
  };
}

namespace Handlers {
  export const show = (input, output): void => {
    exec(`show ${input.query.name}`); // reject: owasp/command-injection
    output.end();
  };
}

const app = express();
app.get('/', (req, res) => {
  Shell.run(req.query.a as string);
  Shell.list(req.query.b as string);
  new Shell.Job().start(req.query.c as string);
  Tools.run(req.query.d as string);
  res.end();
});
app.get('/show', Handlers.show);
