import { exec } from 'node:child_process';
import express from 'express';

const app = express();

class Lists {
  constructor(readonly folder: string) {}

  all(input, output) {
    exec(`list ${this.folder}`);
    output.send(input.query.folder === this.folder ? 'same' : 'other');
  }

  one(query, output) {
    exec(`list ${query.folder}`);
    output.end();
  }
}

const lists = new Lists('all');
app.get('/all', lists.all.bind(lists));
app.get('/one', (...given) => lists.all(...given));
lists.one({ query: { folder: 'all' } }, process.stdout);

const within = (given, folder) => (input, output) => {
  exec(`list ${folder}/${given.name}`);
  output.send(input.query.page === '1' ? 'first' : 'other');
};
app.get('/within', within({ name: 'one' }, 'all'));

const counted = (settings, handler) => (input, output) => handler(settings, Number(input.query.page), output);
app.get(
  '/counted',
  counted({ query: { folder: 'all' } }, (options, page, outgoing) => {
    exec(`list ${options.query.folder} ${page}`);
    outgoing.end();
  }),
);
