import { exec } from 'node:child_process';

/** Called by whoever uses the package, by way of its entry. */
export class Archive {
  pack(folder: string): void {
    exec(`tar czf out.tgz ${folder}`); // reject: owasp/command-injection likely
  }
}
