const { exec } = require('node:child_process');
const app = require('express')();

/** Called on what overrides it: the harmful one is not meant. */
class Base {
  go(name) {
    this.run(name);
  }
  run(name) {
    exec('ls ' + name);
  }
}
class Sub extends Base {
  run(name) {
    return name.length;
  }
}
app.get('/sub', (req) => new Sub().go(req.query.name));
app.get('/base', () => new Base().go('logs'));

/** Called on the class itself: what those below it do is not meant. */
class Plain {
  go(name) {
    this.act(name);
  }
  act(name) {
    return name.length;
  }
}
class Harmful extends Plain {
  act(name) {
    exec('du ' + name);
  }
}
app.get('/plain', (req) => new Plain().go(req.query.name));
app.get('/harmful', () => new Harmful().go('logs'));

class First {
  constructor(name) {
    this.init(name);
  }
  init(name) {
    exec('df ' + name);
  }
}
class Second extends First {
  constructor(name) {
    super(name);
    this.name = name;
  }
  init() {}
}
app.get('/second', (req, res) => res.json(new Second(req.query.name)));
