import type { Request, Response } from 'express';
import { db } from './database.ts'; // reject: static-analysis/unresolved-import

/** What drivers of MongoDB call a database, where nothing else says what it is. */
export async function login(req: Request, res: Response): Promise<void> {
  await db.collection('people').findOne({ mail: req.body.mail }); // reject: owasp/nosql-injection likely
  await db.people.find({ mail: req.body.mail }); // reject: owasp/nosql-injection likely
  await db.collection('people').find({ $where: `this.mail == '${req.body.mail}'` }); // reject: owasp/nosql-injection likely
  res.end();
}
