import { exec } from 'node:child_process';
import express from 'express';

const app = express();

class Lists {
  all(input, output) {
    exec(`list ${input.query.folder}`); // reject: owasp/command-injection
    output.end();
  }

  one(input, output) {
    exec(`list ${input.params.folder}`); // reject: owasp/command-injection
    output.end();
  }
}

const lists = new Lists();
app.get('/all', lists.all.bind(lists));
app.get('/one', (...given) => lists.one(...given));

const within = (folder) => (input, output) => {
  exec(`list ${folder}/${input.query.name}`); // reject: owasp/command-injection
  output.end();
};
app.get('/within', within('all'));

const named = (name, handler) => (input, output, next) => {
  console.info(name);
  return handler(input, output).catch(next);
};
app.get(
  '/named',
  named('list', async (incoming, outgoing) => {
    exec(`list ${incoming.query.folder}`); // reject: owasp/command-injection
    outgoing.end();
  }),
);
