'use strict';

const { execSync } = require('node:child_process');
const createClass = require('@babel/runtime/helpers/createClass');

/** A class as a compiler has written it down for older engines. */
const Repository = (function () {
  function Repository(folder) {
    this.folder = folder;
  }
  createClass(Repository, [
    {
      key: 'history',
      value: function history(name) {
        return this.run('git log ' + name);
      },
    },
    {
      key: 'run',
      value: function run(command) {
        return execSync(command, { cwd: this.folder }); // reject: owasp/command-injection likely
      },
    },
  ]);
  return Repository;
})();

module.exports = Repository;
