import { Pool } from 'pg';

const pool = new Pool();

export function find(name: string) {
  // reject: owasp/sql-injection likely
  return pool.query(`SELECT * FROM users WHERE name = '${name}'`);
}

// reject: owasp/sql-injection likely
await pool.query(`SELECT * FROM users WHERE name = '${process.argv[2]}'`);
