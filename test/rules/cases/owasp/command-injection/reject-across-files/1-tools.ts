import { exec } from 'node:child_process';

export function runTool(name: string): void {
  const command = `tool ${name}`;
  exec(command); // reject: owasp/command-injection, owasp/command-injection likely
}

export const commandFor = (text: string): string => `tool ${text}`;
