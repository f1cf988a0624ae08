const invariant = require('tiny-invariant');
const { exit } = require('node:process');
const { execSync } = require('node:child_process');

const WORD = /^\w+$/;

function assert(condition, message) {
  if (!condition) throw new Error(message);
}

exports.own = function (name) {
  assert(WORD.test(name), 'not a name');
  execSync('which ' + name);
};

exports.library = function (name) {
  invariant(WORD.test(name), 'not a name');
  execSync('which ' + name);
};

exports.exits = function (name) {
  if (!WORD.test(name)) exit(1);
  execSync('which ' + name);
};
