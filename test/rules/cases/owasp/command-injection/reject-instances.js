const { exec } = require('node:child_process');

/** What a constructor gives to each instance is called by whoever has one. */
function Client(folder) {
  this.folder = folder;
  this.show = function (branch, done) {
    exec('git show ' + branch, done); // reject: owasp/command-injection likely
  };
}
exports.Client = Client;

function Tool() {
  var self = this;
  self.list = function (name, done) {
    exec('ls ' + name, done); // reject: owasp/command-injection likely
  };
}
exports.tool = new Tool();

class Runner {
  constructor() {
    this.run = (name) => exec(`make ${name}`); // reject: owasp/command-injection likely
  }
}
exports.Runner = Runner;

/** Nobody gets an instance of this one. */
function Inner() {
  this.show = function (branch, done) {
    exec('git log ' + branch, done);
  };
}
new Inner().show('main', () => {});
