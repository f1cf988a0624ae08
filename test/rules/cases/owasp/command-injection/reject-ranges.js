import { exec } from 'node:child_process';

/** What is no number is neither less nor greater. */
export function refused(port, done) {
  if (port < 1 || port > 65535) return done(new Error('not a port'));
  exec('fuser -k ' + port + '/tcp', done); // reject: owasp/command-injection likely
}

export function ordered(name, done) {
  if (name > 'a') exec('fuser -k ' + name, done); // reject: owasp/command-injection likely
}

export function counted(name, done) {
  if (name.length > 1) exec('fuser -k ' + name, done); // reject: owasp/command-injection likely
}
