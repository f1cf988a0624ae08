'use server';
import { exec } from 'node:child_process';

export async function rename(form: FormData) {
  // reject: owasp/command-injection
  exec(`tool ${form.get('name')}`);
}
