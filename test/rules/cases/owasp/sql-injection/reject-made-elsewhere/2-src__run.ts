import { build } from './build.ts';

interface Database {
  query(text: string): unknown;
}

interface Sent {
  readonly query: { readonly id: string };
}

export const run = (db: Database, req: Sent): unknown => db.query(build(req.query.id)); // reject: owasp/sql-injection likely
