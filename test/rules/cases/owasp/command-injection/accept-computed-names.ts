import { exec } from 'node:child_process';
import express from 'express';

const app = express();
const NAME = 'run';
const Names = { LIST: 'list', STAT: 'stat' } as const;

class Tool {
  [NAME](name: string) {
    exec('ls ' + name);
  }
  show(name: string) {
    return name.length;
  }
}
app.get('/class', (req, res) => res.json(new Tool().show(String(req.query.name))));

app.get('/field', (req, res) => {
  const options = { [Names.LIST]: req.query.name, [Names.STAT]: 'a' };
  exec(options.stat);
  res.json(options.list);
});

app.get('/written', (req, res) => {
  const options: Record<string, string> = {};
  options[Names.LIST] = String(req.query.name);
  options[Names.STAT] = 'a';
  exec(options[Names.STAT]);
  res.json(options.list);
});
