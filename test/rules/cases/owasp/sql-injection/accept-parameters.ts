import { Pool } from 'pg';

const pool = new Pool();

export function run(text: string, name: string) {
  return pool.query(text, [name]);
}
