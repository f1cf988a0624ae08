import { pool } from './db.ts';

export async function findUser(name: string): Promise<unknown> {
  return pool.query(`SELECT * FROM users WHERE name = '${name}'`); // reject: owasp/sql-injection, owasp/sql-injection likely
}
