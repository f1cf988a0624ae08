const { exec } = require('node:child_process');
const app = require('express')();

app.get('/apart', (req, res) => {
  const [command, name] = ['ls', req.query.name];
  exec(command);
  res.json(name);
});

app.get('/index', (req, res) => {
  const pair = ['ls', req.query.name];
  exec(pair[0]);
  res.json(pair[1]);
});

app.get('/promises', async (req, res) => {
  const [command, name] = await Promise.all([Promise.resolve('ls'), Promise.resolve(req.query.name)]);
  exec(command);
  res.json(name);
});

app.get('/then', (req, res) => {
  Promise.all(['ls', req.query.name]).then(([command, name]) => {
    exec(command);
    res.json(name);
  });
});

function state(initial) {
  let value = initial;
  const set = (next) => {
    value = next;
  };
  return ['ls', value, set];
}
app.get('/state', (req, res) => {
  const [command, value] = state(req.query.name);
  exec(command);
  res.json(value);
});

function run(command, name) {
  exec(command);
  return name;
}
app.get('/spread', (req, res) => res.json(run(...['ls', req.query.name])));

function first(...args) {
  exec(args[0]);
  return args[1];
}
app.get('/rest', (req, res) => res.json(first('ls', req.query.name)));

app.get('/left', (req, res) => {
  const [name, ...others] = [req.query.name, 'ls', 'du'];
  exec(others[0]);
  res.json(name);
});

app.get('/hole', (req, res) => {
  const [command, , name] = ['ls', , req.query.name];
  exec(command);
  res.json(name);
});

app.get('/pairs', (req, res) => {
  for (const [command, name] of [['ls', req.query.a], ['du', req.query.b]]) {
    exec(command);
    res.write(name.length);
  }
});

app.get('/field', (req, res) => {
  const job = { pair: ['ls', req.query.name] };
  exec(job.pair[0]);
  const { name, ...rest } = { name: req.query.name, command: 'ls' };
  exec(rest.command);
  res.json([job, name]);
});
