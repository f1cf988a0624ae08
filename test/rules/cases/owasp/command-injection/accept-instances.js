const { exec } = require('node:child_process');
const app = require('express')();

class Job {
  constructor(command) {
    this.command = command;
  }
  run() {
    exec('ls ' + this.command);
  }
  rename(command) {
    this.command = command;
    return command;
  }
}
const fixed = new Job('/tmp');
app.get('/other', (req, res) => {
  const mine = new Job(req.query.name);
  res.json(mine.command);
  fixed.run();
});
app.get('/renamed', (req, res) => {
  const mine = new Job('a');
  res.json(mine.rename(req.query.name));
  new Job('b').run();
});

function Old(command) {
  this.command = command;
}
Old.prototype.run = function () {
  ['a'].forEach((name) => exec(name + this.command));
};
const known = new Old('/tmp');
app.get('/old', (req, res) => {
  const mine = new Old(req.query.name);
  res.json(mine.command.length);
  known.run();
});
