const Promise = require('bluebird');
const util = require('node:util');
const processes = Promise.promisifyAll(require('node:child_process'));
const _ = require('lodash');

exports.version = function version(program) {
  return processes.execAsync(program + ' --version'); // reject: owasp/command-injection likely
};

exports.where = Promise.coroutine(function* where(program) {
  yield processes.execAsync('which ' + program); // reject: owasp/command-injection likely
});

exports.remove = util.deprecate(function remove(folder) {
  processes.exec('rm -r ' + folder); // reject: owasp/command-injection likely
}, 'use rm');

exports.removeAll = function removeAll(folders) {
  const quoted = folders.split(',');
  _.each(quoted, function (folder) {
    processes.exec('rm -r ' + folder); // reject: owasp/command-injection likely
  });
};

function Service() {}
const members = Service.prototype;
['start', 'stop'].forEach(function (action) {
  members[action] = function (name, done) {
    processes.exec('service ' + name + ' ' + action, done); // reject: owasp/command-injection likely
  };
});
exports.Service = Service;
