import { exec } from 'node:child_process';

export async function show(ctx: { query: { path: string }; body: string }): Promise<void> {
  exec('cat ' + ctx.query.path); // reject: owasp/command-injection, owasp/command-injection likely
}
