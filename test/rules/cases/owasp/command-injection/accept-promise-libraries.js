const Promise = require('bluebird');
const Q = require('q');
const co = require('co');
const koa = require('koa');
const cp = require('node:child_process');
const url = require('node:url');
const http = require('node:http');
const app = require('express')();

/** Only the place that comes from outside does harm, and a promise that is rejected for everything else holds what is harmless. */
app.get('/spread', (req) => Promise.all([req.query.name, 'x']).spread((name, other) => cp.exec('ls ' + other)));
app.get('/props', (req) => Promise.props({ name: req.query.name, size: 1 }).then(({ size }) => cp.exec('head -n ' + size)));
app.get('/checked', (req) => checked(req.query.name).then((name) => cp.exec('ls ' + name)).done());
app.get('/behind', (req) =>
  Q(req.query.name)
    .then(checked)
    .then((name) => cp.exec('ls ' + name))
    .done(),
);
function checked(name) {
  const deferred = Q.defer();
  if (/^\w+$/.test(name)) deferred.resolve(name);
  else deferred.reject(new Error('not a name'));
  return deferred.promise;
}
app.get('/program', (req) => Q.nfcall(cp.execFile, 'ls', ['--', req.query.name]));
app.get('/made', (req) =>
  new Q.Promise((resolve, reject) => {
    if (!/^\w+$/.test(req.query.name)) return reject(new Error('not a name'));
    resolve(req.query.name);
  }).then((name) => cp.exec('ls ' + name)),
);

/** A check that a generator waits for. */
const must = Promise.coroutine(function* (name) {
  yield Promise.delay(1);
  if (!/^\w+$/.test(name)) throw new Error('not a name');
});
app.get('/co', (req) =>
  co(function* () {
    yield must(req.query.name);
    cp.exec('ls ' + req.query.name);
  }),
);
const server = koa();
server.use(function* () {
  if (!/^\w+$/.test(this.query.name)) this.throw(400);
  cp.exec('ls ' + this.query.name);
});

/** The path of a request begins with a slash: nothing that every object has is called so. */
const handlers = { '/list': (req) => cp.execFile('ls', ['--', req.url]) };
handlers['/size'] = (req) => cp.execFile('du', ['--', req.url]);
http.createServer((req) => handlers[url.parse(req.url).pathname]?.(req)).listen(80);
