const async = require('async');
const { exec, execFile } = require('node:child_process');
const app = require('express')();

/** A task that goes on for what is harmless only, and what stands beside what comes from outside. */
app.get('/waterfall', (req, res) =>
  async.waterfall(
    [
      (next) => {
        if (!/^\w+$/.test(req.query.name)) return next(new Error('not a name'));
        next(null, req.query.name, req.query.other);
      },
      (name, other, next) => exec('ls ' + name, () => next(null, 'x', other)),
      (word, other, next) => exec('ls ' + word, next),
    ],
    (error, out) => res.type('text/plain').send(out),
  ),
);
app.get('/parallel', (req) =>
  async.parallel({ name: (done) => done(null, req.query.name), size: (done) => done(null, 3) }, (error, found) => {
    exec('head -n ' + found.size);
    execFile('ls', ['--', found.name]);
  }),
);
app.get('/series', (req) => async.series([(done) => done(null, 'x'), (done) => done(null, req.query.name)], (error, found) => exec('ls ' + found[0])));
const queue = async.queue((task, done) => exec('git clone https://host.example/' + task.id, done), 2);
app.get('/queue', (req) => queue.push({ address: req.query.address, id: Number(req.query.id) }));
