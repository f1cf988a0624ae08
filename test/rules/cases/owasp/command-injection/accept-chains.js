const util = require('node:util');
const { exec } = require('node:child_process');
const app = require('express')();

/** What the class has itself comes before what it takes from others. */
function Base() {}
Base.prototype.run = function (name) {
  exec('ls ' + name);
};

function Inherited() {}
util.inherits(Inherited, Base);
Inherited.prototype.run = function (name) {
  console.log(name.length);
};
app.get('/inherits', (req) => new Inherited().run(req.query.name));

function Created() {}
Created.prototype = Object.create(Base.prototype);
Created.prototype.run = (name) => name.length;
app.get('/created', (req) => new Created().run(req.query.name));

class Extending extends Base {
  run(name) {
    return name.length;
  }
}
app.get('/extends', (req) => new Extending().run(req.query.name));

const parts = {
  sort(name) {
    exec('sort ' + name);
  },
};
const whole = {};
for (const key in whole) parts[key] = whole[key];
app.get('/copied', (req) => whole.sort(req.query.name));
