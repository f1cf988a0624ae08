/** One file of the demo: what the script writes first, and what it writes once it has been told what is wrong. */
export interface DemoFile {
  readonly path: string;
  readonly first: string;
  readonly repaired?: string;
}

const POOL = `import { Pool } from 'pg';

export const pool = new Pool({ max: 4 });
`;

const LOGS = `import { exec } from 'node:child_process';

/** Prints the lines of a log that hold a word. */
export function grepLog(word: string, done: (text: string) => void): void {
  exec('grep -h ' + word + ' logs/app.log', (_error, stdout) => done(stdout));
}
`;

const SEARCH_HEAD = `import { Router } from 'express';
import { grepLog } from '../services/logs.js';

export const search = Router();
`;

const SEARCH_FLAWED = `${SEARCH_HEAD}
search.get('/logs', (req, res) => {
  grepLog(String(req.query.word), (text) => res.type('text').send(text));
});
`;

const SEARCH_SAFE = `${SEARCH_HEAD}
const WORDS = ['error', 'warning', 'timeout'];

search.get('/logs', (req, res) => {
  const word = WORDS.find((each) => each === req.query.word) ?? 'error';
  grepLog(word, (text) => res.type('text').send(text));
});
`;

const CUSTOMERS_HEAD = `import { pool } from '../db/pool.js';

export interface Customer {
  readonly id: number;
  readonly name: string;
}
`;

const CUSTOMERS = `${CUSTOMERS_HEAD}
export async function findCustomers(name: string): Promise<Customer[]> {
  const found = await pool.query<Customer>('SELECT id, name FROM customers WHERE name = $1', [name]);
  return found.rows;
}
`;

const ADMIN_FLAWED = `import { Router } from 'express';
import { pool } from '../db/pool.js';

export const admin = Router();

admin.get('/customers', async (req, res) => {
  const found = await pool.query("SELECT id, name FROM customers WHERE name = '" + req.query.name + "'");
  res.json(found.rows);
});
`;

const ADMIN_SAFE = `import { Router } from 'express';
import { findCustomers } from '../services/customers.js';

export const admin = Router();

admin.get('/customers', async (req, res) => {
  res.json(await findCustomers(String(req.query.name)));
});
`;

const HEARTBEAT_HEAD = `import { pool } from '../db/pool.js';
`;

const HEARTBEAT_FLAWED = `${HEARTBEAT_HEAD}
export function databaseAnswers(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    pool.query('SELECT 1').then(() => resolve(), reject);
  });
}
`;

const HEARTBEAT_SAFE = `${HEARTBEAT_HEAD}
export function databaseAnswers(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    pool
      .query('SELECT 1')
      .then(() => resolve(), reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
`;

/** In the order in which the script writes them. */
export const DEMO_FILES: readonly DemoFile[] = [
  { path: 'src/db/pool.ts', first: POOL },
  { path: 'src/services/logs.ts', first: LOGS },
  { path: 'src/services/customers.ts', first: CUSTOMERS },
  { path: 'src/routes/search.ts', first: SEARCH_FLAWED, repaired: SEARCH_SAFE },
  { path: 'src/services/heartbeat.ts', first: HEARTBEAT_FLAWED, repaired: HEARTBEAT_SAFE },
  { path: 'src/routes/admin.ts', first: ADMIN_FLAWED, repaired: ADMIN_SAFE },
];
