const util = require('node:util');
const inherits = require('inherits');
const _ = require('lodash');
const { exec } = require('node:child_process');
const app = require('express')();

function Base() {}
Base.prototype.run = function (name) {
  exec('ls ' + name); // reject: owasp/command-injection
};

function Inherited() {
  Base.call(this);
}
util.inherits(Inherited, Base);
app.get('/inherits', (req) => new Inherited().run(req.query.name));

function Literal() {}
Literal.prototype = {
  run(name) {
    exec('du ' + name); // reject: owasp/command-injection
  },
};
app.get('/literal', (req) => new Literal().run(req.query.name));

function Mixed() {}
Object.assign(Mixed.prototype, {
  run(name) {
    exec('df ' + name); // reject: owasp/command-injection
  },
});
class Extended {}
_.extend(Extended.prototype, {
  run(name) {
    exec('find ' + name); // reject: owasp/command-injection
  },
});
app.get('/mixed', (req) => {
  new Mixed().run(req.query.name);
  const extended = new Extended();
  extended.run(req.query.name);
});

function Other() {}
Other.prototype.list = function (name) {
  exec('ls -l ' + name); // reject: owasp/command-injection
};
function Created() {}
Created.prototype = Object.create(Other.prototype);
Created.prototype.constructor = Created;
app.get('/created', (req) => new Created().list(req.query.name));

function Third() {}
Third.prototype.stat = function (name) {
  exec('stat ' + name); // reject: owasp/command-injection
};
function Set() {}
Object.setPrototypeOf(Set.prototype, Third.prototype);
app.get('/set', (req) => new Set().stat(req.query.name));

function Fourth() {}
Fourth.prototype.wc = function (name) {
  exec('wc ' + name); // reject: owasp/command-injection
};
function Made() {}
Made.prototype = new Fourth();
function Linked() {}
Linked.prototype.__proto__ = Made.prototype;
app.get('/made', (req) => new Linked().wc(req.query.name));

function Fifth() {}
Fifth.prototype.tail = function (name) {
  exec('tail ' + name); // reject: owasp/command-injection
};
class Last {
  tail(name) {
    this.before(name);
    exec('tail -n 1 ' + Number(name));
  }
  before(name) {
    super.tail(name);
  }
}
inherits(Last, Fifth);
app.get('/super', (req) => new Last().tail(req.query.name));

const parts = {
  sort(name) {
    exec('sort ' + name); // reject: owasp/command-injection
  },
};
const whole = {};
for (const key in parts) whole[key] = parts[key];
function Copied() {}
Object.keys(parts).forEach(function (key) {
  Copied.prototype[key] = parts[key];
});
app.get('/copied', (req) => whole.sort(req.query.name));

const more = {
  uniq(name) {
    exec('uniq ' + name); // reject: owasp/command-injection
  },
};
function Twice() {}
Object.keys(more).forEach((key) => {
  Twice.prototype[key] = more[key];
});
app.get('/twice', (req) => new Twice().uniq(req.query.name));

const tools = {};
Object.assign(tools, {
  comm(name) {
    exec('comm ' + name); // reject: owasp/command-injection
  },
});
app.get('/tools', (req) => tools.comm(req.query.name));

function copy(to, from) {
  for (const key in from) to[key] = from[key];
}
function inherit(heir, parent) {
  heir.prototype = Object.create(parent.prototype);
}
const copied = {};
copy(copied, {
  run(name) {
    exec('nl ' + name); // reject: owasp/command-injection
  },
});
function Above() {}
copy(Above.prototype, {
  send(name) {
    exec('od ' + name); // reject: owasp/command-injection
  },
});
function Below() {}
inherit(Below, Above);
app.get('/helpers', (req) => {
  copied.run(req.query.name);
  new Below().send(req.query.name);
});
