import { exec } from 'node:child_process';
import express from 'express';

namespace Names {
  export const isName = (text: string): boolean => /^[a-z]+$/.test(text);
  export function run(command: string): void {
    exec(command);
  }
}

namespace Other {
  export function run(command: string): number {
    return command.length;
  }
}

namespace Quiet {
  export enum Mode {
    Short = 'short',
    Long = 'long',
  }
}

const app = express();
app.get('/', (req, res) => {
  const name = String(req.query.name);
  if (Names.isName(name)) exec(`list ${name}`);
  Names.run('list');
  Other.run(name);
  exec(`list ${name === 'short' ? Quiet.Mode.Short : Quiet.Mode.Long}`);
  res.end();
});
