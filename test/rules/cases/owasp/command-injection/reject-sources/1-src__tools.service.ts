import { exec } from 'node:child_process';

export class ToolsService {
  list(folder: string) {
    // reject: owasp/command-injection, owasp/command-injection likely
    exec(`ls ${folder}`);
  }
}
