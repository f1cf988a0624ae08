import { exec } from 'node:child_process';

export async function show(ctx: { query: { path: string }; body: string }): Promise<void> {
  exec(ctx.query.path); // reject: owasp/command-injection, owasp/command-injection likely
}
