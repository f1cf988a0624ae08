const assert = require('node:assert');
const { exec, execSync } = require('node:child_process');
const net = require('node:net');

const WORD = /^\w+$/;

exports.ends = function (name) {
  if (!WORD.test(name)) {
    console.error('not a name');
    process.exit(1);
  }
  execSync('which ' + name);
};

function fail(message) {
  console.error(message);
  process.exit(1);
}

function refuse(message) {
  throw new Error(message);
}

/** A function that has no way back ends the way it is called on. */
exports.fails = function (name) {
  if (!WORD.test(name)) fail('not a name');
  execSync('which ' + name);
};

exports.refuses = function (name) {
  if (!WORD.test(name)) {
    refuse('not a name');
  }
  execSync('which ' + name);
};

exports.asserts = function (name) {
  assert(WORD.test(name), 'not a name');
  execSync('which ' + name);
};

exports.assertsMore = function (name) {
  assert.ok(typeof name === 'string' && WORD.test(name));
  execSync('which ' + name);
};

exports.ping = function (address, done) {
  if (net.isIP(address) === 0) return done(new Error('not an address'));
  return exec('ping -c 1 ' + address, done);
};

exports.encoded = function (text, done) {
  exec('store ' + Buffer.from(text).toString('hex'), done);
};

exports.either = function (name) {
  if (typeof name !== 'string' || !WORD.test(name)) {
    console.error('not a name');
    process.exit(1);
  }
  execSync('which ' + name);
};
