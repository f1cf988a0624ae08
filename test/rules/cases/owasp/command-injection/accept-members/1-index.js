const { exec, execFile } = require('node:child_process');

const tools = (module.exports = { branch: {} });
const own = { branch: {} };

tools.branch.remove = function remove(name, done) {
  execFile('git', ['branch', '-D', '--', name], done);
};

/** Nobody else has this object. */
own.branch.remove = function remove(name, done) {
  exec('git branch -D ' + name, done);
};

own.branch.remove('main', () => undefined);
