import { exec } from 'node:child_process';
import path from 'node:path';

export const removed = (files, done) => exec('rm ' + files.map(String).join(' '), done); // reject: owasp/command-injection likely

export const normal = (files, done) => exec('rm ' + files.map(path.normalize).join(' '), done); // reject: owasp/command-injection likely

export const written = (files, done) => exec('rm ' + files.map(JSON.stringify).join(' '), done); // reject: owasp/command-injection likely
