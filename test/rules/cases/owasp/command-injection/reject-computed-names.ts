import { exec } from 'node:child_process';
import express from 'express';

const app = express();
const NAME = 'run';
const KEY = 'query';
const PART = 'ru';
const Names = Object.freeze({ LIST: 'list', STAT: 'stat' });
enum Actions {
  Show = 'show',
}

class Tool {
  [NAME](name: string) {
    exec('ls ' + name); // reject: owasp/command-injection
  }
  static [Names.STAT](name: string) {
    exec('stat ' + name); // reject: owasp/command-injection
  }
}
app.get('/class', (req) => {
  new Tool().run(String(req.query.name));
  Tool.stat(String(req.query.name));
});

app.get('/source', (req) => {
  exec('du ' + req[KEY].name); // reject: owasp/command-injection
});

const table = {
  [Names.LIST](name: string) {
    exec('df ' + name); // reject: owasp/command-injection
  },
  [Actions.Show]: (name: string) => exec('cat ' + name), // reject: owasp/command-injection
  ['fin' + 'd'](name: string) {
    exec('find ' + name); // reject: owasp/command-injection
  },
};
app.get('/table', (req) => {
  const name = String(req.query.name);
  table.list(name);
  table.show(name);
  table['fi' + 'nd'](name);
});

const later: Record<string, (name: string) => void> = {};
later[`${PART}n`] = (name) => exec('sort ' + name); // reject: owasp/command-injection
app.get('/later', (req) => later.run?.(String(req.query.name)));

app.get('/field', (req) => {
  const options = { [Names.LIST]: req.query.name, [Names.STAT]: 'a' };
  exec(options.list); // reject: owasp/command-injection
});
