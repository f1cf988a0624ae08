import { exec } from 'node:child_process';

export function freed(port, done) {
  if (!(port > 0 && port < 65536)) return done(new Error('not a port'));
  exec('fuser -k ' + port + '/tcp', done);
}

export function between(port, done) {
  if (port >= 1 && port <= 65535) exec('fuser -k ' + port + '/tcp', done);
}
