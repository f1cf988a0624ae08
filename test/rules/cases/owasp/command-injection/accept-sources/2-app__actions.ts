'use server';
import { execFile } from 'node:child_process';

const NAMES = new Set(['build', 'test']);

export async function start(form: FormData) {
  const name = String(form.get('name'));
  if (NAMES.has(name)) execFile('tool', ['run', name]);
}
