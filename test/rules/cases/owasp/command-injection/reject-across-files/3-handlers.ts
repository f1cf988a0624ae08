import { exec } from 'node:child_process';

export async function show(given: { query: { path: string }; body: string }): Promise<void> {
  exec(given.query.path); // reject: owasp/command-injection
}
