const { exec } = require('node:child_process');

const tools = (module.exports = { branch: {}, tag: function tag() {} });

tools.branch.remove = function remove(name, done) {
  exec('git branch -D ' + name, done); // reject: owasp/command-injection likely
};

tools.tag.remove = function remove(name, done) {
  exec('git tag -d ' + name, done); // reject: owasp/command-injection likely
};
