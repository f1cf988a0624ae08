const assert = require('node:assert');
const { exec } = require('node:child_process');
const express = require('express');

const app = express();
app.use(express.json());
const WORD = /^\w+$/;
const isGood = (name) => WORD.test(name);
const must = (name) => {
  if (!isGood(name)) throw new Error('bad name');
};

/** The function only comes back early, waits for nobody, looks at another property, or is called with a part of the list. */
app.post('/called-with-each', (req, res) => {
  const { files, others, parts, later, skipped } = req.body;
  files.forEach((file) => {
    if (!isGood(file.name)) return;
  });
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  others.forEach((file) => must(file.name));
  exec('cat ' + others.map((file) => file.path).join(' ')); // reject: owasp/command-injection
  parts.slice(1).forEach((file) => must(file.name));
  exec('cat ' + parts.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  later.forEach(async (file) => must(file.name));
  exec('cat ' + later.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  skipped.forEach((file) => {
    if (file.old) return;
    if (!isGood(file.name)) throw new Error('bad name');
  });
  exec('cat ' + skipped.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

app.post('/afterwards', (req, res) => {
  const { files } = req.body;
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  files.forEach((file) => must(file.name));
  res.end();
});

/** Not every round comes to it, it is caught, or another property was looked at. */
app.post('/rounds', (req, res) => {
  const { files, others, more, caught } = req.body;
  for (const file of files) {
    if (file.old) continue;
    must(file.name);
  }
  exec('cat ' + files.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  for (const file of others) must(file.title);
  exec('cat ' + others.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  for (const file of more) assert(WORD.test(file.title));
  exec('cat ' + more.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  for (const file of caught) {
    try {
      must(file.name);
    } catch {
      res.status(400);
    }
  }
  exec('cat ' + caught.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

/** The bad ones are put into the list, another is put there as well, or somebody else may have put some. */
app.post('/put', (req, res) => {
  const { files } = req.body;
  const bad = [];
  for (const file of files) if (!isGood(file.name)) bad.push(file);
  exec('cat ' + bad.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  const more = [];
  for (const file of files) if (isGood(file.name)) more.push(file);
  more.push(files[0]);
  exec('cat ' + more.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  const shared = [];
  for (const file of files) if (isGood(file.name)) shared.push(file);
  fill(shared, files);
  exec('cat ' + shared.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  const paths = [];
  for (const file of files) if (isGood(file.name)) paths.push(file);
  exec('cat ' + paths.map((file) => file.path).join(' ')); // reject: owasp/command-injection
  let again = [];
  for (const file of files) if (isGood(file.name)) again.push(file);
  if (again.length === 0) again = files;
  exec('cat ' + again.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

function fill(list, files) {
  for (const file of files) list.push(file);
}

app.post('/reduced', (req, res) => {
  const bad = req.body.files.reduce((all, file) => (isGood(file.name) ? all : [...all, file]), []);
  exec('cat ' + bad.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  const begun = req.body.files.reduce((all, file) => (isGood(file.name) ? [...all, file] : all), [req.body.first]);
  exec('cat ' + begun.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});

/** What was put there is changed afterwards. */
app.post('/changed', (req, res) => {
  const good = [];
  for (const file of req.body.files) {
    if (!isGood(file.name)) continue;
    good.push(file);
    file.name = req.query.name;
  }
  exec('cat ' + good.map((file) => file.name).join(' ')); // reject: owasp/command-injection
  res.end();
});
