import { exec } from 'node:child_process';
import Koa from 'koa';

const app = new Koa();
const WORD = /^\w+$/;
const isGood = (name) => WORD.test(name);

function fail(message) {
  throw new Error(message);
}

/** An `if` in other words. */
app.use(async (ctx) => {
  const { name, file, host, user } = ctx.query;
  isGood(name) || ctx.throw(400);
  exec('id ' + name);
  !isGood(file) && fail('bad name');
  exec('cat ' + file);
  isGood(host) ? console.log('good') : ctx.throw(400);
  exec('host ' + host);
  if (isGood(user)) {
    console.log('good');
  } else ctx.throw(400);
  exec('id ' + user);
});

app.use(async (ctx) => {
  const { name, file, host } = ctx.query;
  switch (name) {
    case 'a':
    case 'b':
      break;
    default:
      ctx.throw(400);
  }
  exec('id ' + name);
  switch (file) {
    case 'a':
      break;
    case 'b':
      break;
    default:
      fail('bad name');
  }
  exec('cat ' + file);
  (name === 'a' && isGood(host)) || (console.log('bad'), ctx.throw(400));
  exec('host ' + host);
});
