import type { Request, Response } from 'express';

export interface SignedRequest extends Request {
  user?: { id: string };
}

export type Answer = (input: SignedRequest, output: Response) => void;
