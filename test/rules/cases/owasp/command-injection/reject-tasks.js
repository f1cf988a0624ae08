const async = require('async');
const { exec } = require('node:child_process');
const app = require('express')();

/** What a task calls back with is what the next one is called with, and the last function. */
app.get('/waterfall', (req, res) =>
  async.waterfall(
    [
      (next) => next(null, req.query.name),
      (name, next) => {
        setTimeout(() => next(null, 'x', 'ls ' + name), 10);
      },
      (other, command, next) => exec(command, next), // reject: owasp/command-injection
      (out, next) => next(null, req.query.other),
    ],
    (error, other) => exec('ls ' + other, () => res.end()), // reject: owasp/command-injection
  ),
);
app.get('/parallel', (req) =>
  async.parallel({ name: (done) => done(null, req.query.name), size: (done) => done(null, 3) }, (error, found) => {
    exec('head -n ' + found.size);
    exec('ls ' + found.name); // reject: owasp/command-injection
  }),
);
app.get('/series', (req) =>
  async.series([(done) => done(null, 'x'), (done) => done(null, req.query.name)], (error, found) => exec('ls ' + found[1])), // reject: owasp/command-injection
);
app.get('/auto', (req) =>
  async.auto({
    name: (done) => done(null, req.query.name),
    list: ['name', (found, done) => exec('ls ' + found.name, done)], // reject: owasp/command-injection
  }),
);
app.get('/lists', (req) => {
  async.map(['a', 'b'], (name, done) => done(null, name + req.query.name), (error, names) => exec('ls ' + names.join(' '))); // reject: owasp/command-injection
  async.reduce(['a'], '', (all, name, done) => done(null, all + req.query.name), (error, all) => exec('ls ' + all)); // reject: owasp/command-injection
  async.eachLimit([req.query.name], 2, (name, done) => exec('ls ' + name, done)); // reject: owasp/command-injection
});
const queue = async.queue((task, done) => exec('git clone ' + task.address, done), 2); // reject: owasp/command-injection
app.get('/queue', (req) => queue.push({ address: req.query.address }));
