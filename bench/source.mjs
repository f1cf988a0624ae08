// Real source for benchmarks: files of installed packages, and a handler with a flaw to put between them.
import { readFileSync } from 'node:fs';

const PACKAGES = [
  'node_modules/p-queue/dist/priority-queue.js',
  'node_modules/p-queue/dist/lower-bound.js',
  'node_modules/picomatch/lib/utils.js',
  'node_modules/picomatch/lib/constants.js',
  'node_modules/commander/lib/suggestSimilar.js',
  'node_modules/commander/lib/error.js',
];

/** Files as `{ path, text }`, in one order on every machine. */
export function realFiles() {
  return PACKAGES.map((file) => ({ path: file.replace('node_modules', 'src'), text: readFileSync(new URL(`../${file}`, import.meta.url), 'utf8') }));
}

/** The statement that has to be stopped; it is complete at its first semicolon. */
export const FLAW = "app.get('/run', (req, res) => {\n  exec('ls ' + req.query.folder);\n  res.end();\n});\n";
/** What the flaw rests on, accepted before it. */
export const FLAW_HEAD = "import { exec } from 'node:child_process';\nimport express from 'express';\n\nconst app = express();\n\n";

/** Cuts a text into parts of about four characters, as providers send them. */
export function tokens(text) {
  return text.match(/[\s\S]{1,4}/g) ?? [];
}

export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
