import { exec } from 'node:child_process';
import Koa from 'koa';

const app = new Koa();
const other = new Koa();
const WORD = /^\w+$/;
const isGood = (name) => WORD.test(name);

function fail(message) {
  if (message) throw new Error(message);
}

/** It goes on, the other way goes on, or another was asked. */
app.use(async (ctx) => {
  const { name, file, host, user } = ctx.query;
  isGood(name) || console.log('bad name');
  exec('id ' + name); // reject: owasp/command-injection
  isGood(file) || fail(ctx.query.message);
  exec('cat ' + file); // reject: owasp/command-injection
  isGood(host) && ctx.throw(400);
  exec('host ' + host); // reject: owasp/command-injection likely
  isGood(name) ? console.log('good') : ctx.throw(400);
  exec('id ' + user); // reject: owasp/command-injection
});

other.use(async (ctx) => {
  const { name, file, host } = ctx.query;
  switch (name) {
    case 'a':
    case 'b':
      break;
    case 'c':
      ctx.throw(400);
  }
  exec('id ' + name); // reject: owasp/command-injection
  switch (file) {
    case 'a':
    case ctx.query.other:
      break;
    default:
      ctx.throw(400);
  }
  exec('cat ' + file); // reject: owasp/command-injection likely
  switch (host) {
    case 'a':
    case 'b':
      break;
    default:
      ctx.status = 400;
  }
  exec('host ' + host); // reject: owasp/command-injection
});
