const { execSync } = require('node:child_process');

const WORD = /^\w+$/;

/** It says so and goes on. */
function assert(condition, message) {
  if (!condition) console.warn(message);
}

exports.warns = function (name) {
  assert(WORD.test(name), 'not a name');
  execSync('which ' + name); // reject: owasp/command-injection likely
};

/** Nobody knows what it does. */
exports.unknown = function (name, invariant) {
  invariant(WORD.test(name), 'not a name');
  execSync('which ' + name); // reject: owasp/command-injection likely
};

const process = { exit() {} };

exports.shadows = function (name) {
  if (!WORD.test(name)) process.exit(1);
  execSync('which ' + name); // reject: owasp/command-injection likely
};
