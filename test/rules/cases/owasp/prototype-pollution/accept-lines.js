const fs = require('node:fs');

/** The sections are kept where no name leads to a prototype. */
exports.read = function (file) {
  const sections = Object.create(null);
  let section = '';
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('[')) {
      section = line.slice(1, -1);
      sections[section] = sections[section] || Object.create(null);
    } else {
      const [name, value] = line.split('=');
      sections[section][name] = value;
    }
  }
  return sections;
};

/** One level is written only. */
exports.readFlat = function (text) {
  const found = {};
  for (const line of text.split(/\r?\n/)) {
    const [name, value] = line.split('=');
    found[name] = value;
  }
  return found;
};
