import type { Request, Response } from 'express';

const db = { people: [{ mail: 'a' }], get: (name: string) => [{ name }] };

export async function login(req: Request, res: Response): Promise<void> {
  db.people.find((each) => each.mail === req.body.mail);
  db.get('people').find((each) => each.name === req.body.name);
  res.json(db.people.filter(({ mail }) => mail === req.body.mail));
}
