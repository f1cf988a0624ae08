import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import express from 'express';
const app = express();
app.use(express.json());

/** What a promise holds passes the handlers that are not for it. */
const wanted = async (req) => req.query.folder;
app.get('/kept', async (req, res) => {
  const folder = await wanted(req).catch(() => null);
  exec('ls ' + folder); // reject: owasp/command-injection
  res.end();
});
app.get('/kept-longer', (req, res) => {
  wanted(req).then(null, console.error).finally(() => res.end()).then((folder) => {
    exec('ls ' + folder); // reject: owasp/command-injection
  });
});

/** What it is rejected with reaches the first handler behind it. */
app.get('/refused', (req, res) => {
  new Promise((resolve, reject) => (req.query.good === 'yes' ? resolve('.') : reject(req.query.folder)))
    .then((folder) => folder)
    .catch((folder) => {
      exec('mkdir ' + folder); // reject: owasp/command-injection
    });
  res.end();
});
const open = async (folder) => {
  throw new Error('cannot open ' + folder);
};
app.get('/thrown', async (req, res) => {
  try {
    await open(req.query.folder);
  } catch (error) {
    exec('logger ' + error.message); // reject: owasp/command-injection
  }
  res.end();
});
app.get('/thrown-inside', (req, res) => {
  wanted(req).then((folder) => {
    throw folder;
  }).catch((folder) => {
    exec('logger ' + folder); // reject: owasp/command-injection
  });
  res.end();
});

/** A promise that a handler gives back is what the next one waits for. */
app.get('/flattened', (req, res) => {
  Promise.resolve().then(() => wanted(req)).then((folder) => {
    exec('ls ' + folder); // reject: owasp/command-injection
  });
  res.end();
});
app.get('/resolvers', async (req, res) => {
  const { promise, resolve } = Promise.withResolvers();
  setTimeout(() => resolve(req.query.folder), 10);
  exec('ls ' + (await promise)); // reject: owasp/command-injection
  res.end();
});

/** The callback of a function that is turned into one that waits. */
const later = (text, done) => setTimeout(done, 10, null, text);
const direct = (text, done) => done(null, text);
const asked = promisify(direct);
app.get('/promisified', async (req, res) => {
  exec('ls ' + (await asked(req.query.folder))); // reject: owasp/command-injection
  res.end();
});
app.get('/called-back', (req, res) => {
  later(req.query.folder, (error, folder) => {
    exec('ls ' + folder); // reject: owasp/command-injection
  });
  res.end();
});
