const { exec } = require('node:child_process');
const app = require('express')();

app.get('/apart', (req) => {
  const [, name] = ['ls', req.query.name];
  exec(name); // reject: owasp/command-injection
});

app.get('/index', (req) => {
  const pair = ['ls', req.query.name];
  exec(pair[1]); // reject: owasp/command-injection
  exec(pair[req.query.at]); // reject: owasp/command-injection
});

app.get('/each', (req) => {
  for (const each of ['ls', req.query.name]) exec(each); // reject: owasp/command-injection
  ['ls', req.query.name].forEach((each) => exec(each)); // reject: owasp/command-injection
  exec(['ls', req.query.name].join(' ')); // reject: owasp/command-injection
  exec(`${['ls', req.query.name]}`); // reject: owasp/command-injection
});

app.get('/promises', async (req) => {
  const [, name] = await Promise.all([Promise.resolve('ls'), Promise.resolve(req.query.name)]);
  exec(name); // reject: owasp/command-injection
  const [done] = await Promise.allSettled([req.query.name, 'ls']);
  exec(done.value); // reject: owasp/command-injection
  const either = await Promise.race([Promise.resolve('ls'), req.query.name]);
  exec(either); // reject: owasp/command-injection
});

app.get('/moved', (req) => {
  const turned = ['ls', req.query.name];
  turned.reverse();
  exec(turned[0]); // reject: owasp/command-injection
  const sorted = ['ls', req.query.name].sort();
  exec(sorted[0]); // reject: owasp/command-injection
  const shifted = ['ls', req.query.name];
  shifted.shift();
  exec(shifted[0]); // reject: owasp/command-injection
  const filled = ['ls', req.query.name];
  filled.unshift('a');
  exec(filled[2]); // reject: owasp/command-injection
  const cut = ['ls', req.query.name].slice(1);
  exec(cut[0]); // reject: owasp/command-injection
  const pushed = ['ls'];
  pushed.push(req.query.name);
  exec(pushed[0]); // reject: owasp/command-injection
});

app.get('/spread', (req) => {
  const names = ['a', 'b'];
  const list = [...names, req.query.name];
  exec(list[2]); // reject: owasp/command-injection
  const longer = [...['ls', req.query.name], 'c'];
  exec(longer[0]); // reject: owasp/command-injection
});

app.get('/swapped', (req) => {
  const pair = ['ls', req.query.name];
  [pair[0], pair[1]] = [pair[1], pair[0]];
  exec(pair[0]); // reject: owasp/command-injection
});

function order(list) {
  list.sort();
}
app.get('/elsewhere', (req) => {
  const list = ['ls', req.query.name];
  order(list);
  exec(list[0]); // reject: owasp/command-injection
});

function run(command, name) {
  exec(name); // reject: owasp/command-injection
}
function second(...args) {
  exec(args[1]); // reject: owasp/command-injection
}
function forward(...args) {
  run(...args);
  second.apply(null, args);
}
app.get('/handed', (req) => {
  run(...['ls', req.query.a]);
  second('ls', req.query.b);
  forward('ls', req.query.c);
});

app.get('/left', (req) => {
  const [command, ...others] = ['ls', 'du', req.query.name];
  exec(others[1]); // reject: owasp/command-injection
  others.push(command);
});

app.get('/pairs', (req) => {
  for (const [key, value] of Object.entries({ name: req.query.name })) exec(key + value); // reject: owasp/command-injection
  for (const [, value] of new Map([['name', req.query.name]])) exec(value); // reject: owasp/command-injection
  const nested = [['ls', [req.query.name]]];
  exec(nested[0][1][0]); // reject: owasp/command-injection
});
