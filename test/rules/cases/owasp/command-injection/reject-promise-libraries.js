const Promise = require('bluebird');
const Q = require('q');
const when = require('when');
const co = require('co');
const koa = require('koa');
const cp = require('node:child_process');
const url = require('node:url');
const http = require('node:http');
const app = require('express')();

/** What promises of older libraries hold goes on by their own words. */
app.get('/spread', (req) => Promise.all([req.query.name, 'x']).spread((name, other) => cp.exec('ls ' + name + other))); // reject: owasp/command-injection
app.get('/tap', (req) => Promise.resolve(req.query.name).delay(10).tap((name) => cp.exec('ls ' + name))); // reject: owasp/command-injection
app.get('/callback', (req) => Promise.try(() => req.query.name).asCallback((error, name) => cp.exec('ls ' + name))); // reject: owasp/command-injection
app.get('/props', (req) => Promise.props({ name: req.query.name, size: 1 }).then(({ name }) => cp.exec('ls ' + name))); // reject: owasp/command-injection
app.get('/called', (req) => Q.fcall(() => req.query.name).then((name) => cp.exec('ls ' + name)).done()); // reject: owasp/command-injection
app.get('/when', (req) => when(req.query.name).then((name) => cp.exec('ls ' + name))); // reject: owasp/command-injection
app.get('/made', (req) => when.promise((resolve) => resolve(req.query.name)).then((name) => cp.exec('ls ' + name))); // reject: owasp/command-injection
app.get('/list', (req) => Q.all([later(req.query.name), 1]).spread((name) => cp.exec('ls ' + name))); // reject: owasp/command-injection

function later(name) {
  const deferred = Q.defer();
  process.nextTick(() => deferred.resolve(name));
  return deferred.promise;
}

/** Functions are called by their library. */
app.get('/function', (req) => Q.nfcall(cp.exec, 'ls ' + req.query.name)); // reject: owasp/command-injection
app.get('/listed', (req) => Q.nfapply(cp.exec, ['ls ' + req.query.name])); // reject: owasp/command-injection
app.get('/method', (req) => Q.ninvoke(cp, 'exec', 'ls ' + req.query.name)); // reject: owasp/command-injection

/** A generator that a library runs. */
const list = Promise.coroutine(function* (given) {
  const name = yield Promise.resolve(given);
  cp.exec('ls ' + name); // reject: owasp/command-injection
});
app.get('/coroutine', (req) => list(req.query.name));
app.get('/co', (req) =>
  co(function* () {
    const name = yield later(req.query.name);
    cp.exec('ls ' + name); // reject: owasp/command-injection
  }),
);
const server = koa();
server.use(function* () {
  const name = yield Promise.resolve(this.query.name);
  cp.exec('ls ' + name); // reject: owasp/command-injection
});

/** A table that is filled by name, and one that is handed over. */
const handlers = { '/list': (req) => cp.exec('ls ' + req.url) }; // reject: owasp/command-injection likely
handlers['/size'] = size;
function size(req) {
  cp.exec('du ' + req.url); // reject: owasp/command-injection likely
}
function route(table, path, req) {
  if (typeof table[path] === 'function') table[path](req);
}
http.createServer((req) => route(handlers, url.parse(req.url).pathname, req)).listen(80);
