const fs = require('node:fs');
const path = require('node:path');
const { Writer } = require('fstream');
const { openArchive } = require('some-archive');

/** Whoever made the archive chose the names of its entries, whichever library reads it. */
exports.unpack = function (file, folder) {
  openArchive(file).on('entry', (entry) => {
    const target = path.join(folder, entry.path);
    entry.pipe(fs.createWriteStream(target)); // reject: owasp/path-traversal likely
  });
};

exports.copy = function (file, folder) {
  const reader = openArchive(file);
  reader.on('entry', function (entry) {
    entry.pipe(Writer({ path: path.join(folder, entry.path) })); // reject: owasp/path-traversal likely
  });
};

exports.unpackChecked = function (file, folder) {
  openArchive(file).on('entry', (entry) => {
    const target = path.join(folder, entry.path);
    if (target.indexOf(folder) !== 0) return;
    entry.pipe(fs.createWriteStream(target));
  });
};

/** Other events tell of other things. */
exports.watch = function (watcher, folder) {
  watcher.on('change', (change) => fs.readFile(path.join(folder, change.path), () => {}));
};
