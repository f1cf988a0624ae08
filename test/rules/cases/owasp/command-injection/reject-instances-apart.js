const { exec } = require('node:child_process');
const app = require('express')();

class Job {
  constructor(command) {
    this.command = command;
  }
  run() {
    exec('ls ' + this.command); // reject: owasp/command-injection
  }
}
app.get('/own', (req) => {
  const mine = new Job(req.query.name);
  mine.run();
});

class Later {
  rename(name) {
    this.name = name;
  }
  run() {
    this.inside();
  }
  inside() {
    ['a'].forEach((each) => exec(each + this.name)); // reject: owasp/command-injection
  }
}
const later = new Later();
app.get('/rename', (req) => later.rename(req.query.name));
app.get('/run', () => later.run());

class Started {
  constructor(name) {
    this.name = name;
    this.start();
  }
  start() {
    exec('du ' + this.name); // reject: owasp/command-injection
  }
}
app.get('/started', (req) => new Started(req.query.name));

class Handed {
  constructor(name) {
    this.name = name;
  }
  run() {
    exec('df ' + this.name); // reject: owasp/command-injection
  }
}
app.get('/handed', (req) => {
  const jobs = [new Handed(req.query.name)];
  jobs.forEach((job) => job.run());
});

class Given {
  constructor(name) {
    this.name = name;
  }
  run = () => {
    exec('cat ' + this.name); // reject: owasp/command-injection
  };
}
function work(given) {
  given.run();
}
app.get('/given', (req) => work(new Given(req.query.name)));

class Read {
  constructor(name) {
    this.name = name;
  }
  get line() {
    return 'stat ' + this.name;
  }
}
app.get('/read', (req) => {
  const read = new Read(req.query.name);
  exec(read.line); // reject: owasp/command-injection
});

class Listening {
  constructor(name) {
    this.name = name;
    process.on('exit', this.stop.bind(this));
  }
  stop() {
    exec('kill ' + this.name); // reject: owasp/command-injection
  }
}
app.get('/listening', (req) => {
  const listening = new Listening(req.query.name);
  listening.count = 1;
});

class Filled {
  add(names) {
    names.forEach((name) => {
      this.name = name;
    });
  }
  wait(name) {
    setTimeout(() => {
      this.late = name;
    });
  }
  run() {
    exec('sort ' + this.name); // reject: owasp/command-injection
    exec('uniq ' + this.late); // reject: owasp/command-injection
  }
}
app.get('/filled', (req) => {
  const filled = new Filled();
  filled.add(req.body.names);
  filled.wait(req.query.name);
  filled.run();
});

class Parent {
  constructor(name) {
    this.name = name;
  }
}
class Child extends Parent {
  constructor(name) {
    super(name);
    this.kind = 'a';
  }
  run() {
    exec('wc ' + this.name); // reject: owasp/command-injection
  }
}
app.get('/child', (req) => new Child(req.query.name).run());

class Built {
  with(name) {
    this.name = name;
    return this;
  }
  run() {
    exec('tac ' + this.name); // reject: owasp/command-injection
  }
}
app.get('/built', (req) => new Built().with(req.query.name).run());

class Nested {
  constructor(name) {
    this.job = new Inner(name);
  }
  run() {
    this.job.run();
  }
}
class Inner {
  constructor(name) {
    this.name = name;
  }
  run() {
    exec('nl ' + this.name); // reject: owasp/command-injection
  }
}
app.get('/nested', (req) => {
  const nested = new Nested(req.query.name);
  nested.run();
});

class Outside {
  run() {
    exec('od ' + this.name); // reject: owasp/command-injection
  }
}
const outside = new Outside();
app.get('/outside', (req) => {
  outside.name = req.query.name;
});
app.get('/outside/run', () => outside.run());
