import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import express from 'express';
const app = express();
app.use(express.json());

/** What a promise is rejected with reaches no handler of what it is resolved with, and the other way round. */
const open = async (folder) => {
  throw new Error('cannot open ' + folder);
};
app.get('/refused', (req, res) => {
  open(req.query.folder)
    .then((list) => exec('wc ' + list))
    .catch(() => res.sendStatus(404));
});
app.get('/resolved', (req, res) => {
  Promise.resolve(req.query.folder)
    .then((folder) => folder.length)
    .catch((error) => exec('logger ' + error));
  res.end();
});
app.get('/handled', async (req, res) => {
  const list = await open(req.query.folder).catch(() => '.');
  exec('ls ' + list);
  res.end();
});
app.get('/not-awaited', (req, res) => {
  try {
    open(req.query.folder).catch(() => undefined);
  } catch (error) {
    exec('logger ' + error.message);
  }
  res.end();
});

/** What was checked on the way is checked behind it. */
app.get('/checked', async (req, res) => {
  const folder = await Promise.resolve(req.query.folder).catch(() => 'x');
  if (!/^[a-z]+$/.test(folder)) return res.sendStatus(400);
  exec('ls ' + folder);
  res.end();
});
app.get('/checked-inside', (req, res) => {
  Promise.resolve(req.query.folder)
    .then((folder) => {
      if (!/^[a-z]+$/.test(folder)) throw new Error('no such folder');
      return folder;
    })
    .then((folder) => exec('ls ' + folder))
    .catch((error) => res.send({ error: error.message }));
});

/** The error of a callback is not its result. */
const direct = (text, done) => done(text, 'fixed');
const asked = promisify(direct);
app.get('/promisified', async (req, res) => {
  exec('ls ' + (await asked(req.query.folder)));
  res.end();
});
