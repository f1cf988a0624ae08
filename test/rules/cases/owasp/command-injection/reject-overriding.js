const { exec } = require('node:child_process');
const { inherits } = require('node:util');
const app = require('express')();

class Base {
  go(name) {
    this.run(name);
  }
  later(names) {
    names.forEach((name) => this.each(name));
  }
  run(name) {
    return name.length;
  }
  each() {}
}
class Sub extends Base {
  run(name) {
    exec('ls ' + name); // reject: owasp/command-injection
  }
  each(name) {
    exec('du ' + name); // reject: owasp/command-injection
  }
}
app.get('/sub', (req) => new Sub().go(req.query.name));
app.get('/later', (req) => new Sub().later(req.body.names));

/** The template method of a base class that has no such method itself, called on something that may be of any of its classes. */
class Task {
  constructor(name) {
    this.start(name);
  }
}
class Listing extends Task {
  start(name) {
    exec('ls ' + name); // reject: owasp/command-injection
  }
}
class Silent extends Task {
  start() {}
}
app.get('/task', (req) => [new Silent(req.query.name), new Listing(req.query.name)]);

function Old() {}
Old.prototype.go = function (name) {
  this.act(name);
};
Old.prototype.act = function () {};
function Newer() {}
inherits(Newer, Old);
Newer.prototype.act = function (name) {
  exec('stat ' + name); // reject: owasp/command-injection
};
function use(task, name) {
  task.go(name);
}
app.get('/old', (req) => use(req.query.old ? new Old() : new Newer(), req.query.name));

class Shell {
  open(name) {
    this.line(name);
  }
  line(name) {
    exec('cat ' + name); // reject: owasp/command-injection
  }
}
class Quiet extends Shell {
  line(name) {
    super.line(name);
  }
}
app.get('/quiet', (req) => new Quiet().open(req.query.name));
