const { execSync } = require('node:child_process');

const WORD = /^\w+$/;

/** It may come back. */
function warn(message) {
  console.error(message);
  if (process.env.STRICT) process.exit(1);
}

exports.warns = function (name) {
  if (!WORD.test(name)) warn('not a name');
  execSync('which ' + name); // reject: owasp/command-injection likely
};

/** Its caller does not wait for it. */
async function refuse(message) {
  throw new Error(message);
}

exports.refuses = function (name) {
  if (!WORD.test(name)) refuse('not a name');
  execSync('which ' + name); // reject: owasp/command-injection likely
};

exports.other = function (name) {
  if (WORD.test(name)) process.exit(0);
  execSync('which ' + name); // reject: owasp/command-injection likely
};
