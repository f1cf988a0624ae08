const Promise = require('bluebird');
const util = require('node:util');
const processes = Promise.promisifyAll(require('node:child_process'));
const { EventEmitter } = require('node:events');

exports.version = function version(program) {
  return processes.execFileAsync('env', ['--', program, '--version']);
};

exports.where = Promise.coroutine(function* where(program) {
  yield processes.execFileAsync('which', ['--', program]);
});

/** Not called by whoever has the module: it is only waited for. */
const emitter = new EventEmitter();
emitter.once('ready', function (state) {
  processes.exec('echo ' + state);
});

exports.remove = util.deprecate(function remove(folder) {
  processes.execFile('rm', ['-r', '--', folder]);
}, 'use rm');
