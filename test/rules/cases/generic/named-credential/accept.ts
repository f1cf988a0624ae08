import { createHmac } from 'node:crypto';
import jwt from 'jsonwebtoken';

export const dbPassword = process.env['DB_PASSWORD'];
export const settings = { apiKey: 'your-api-key-here', passwordHint: 'at-least-8-characters', tokenType: 'Bearer' };
export const headers = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });
export const secretName = 'projects/shop/secrets/database-1';
export const password = 'password123';
export const csrfToken = 'x-csrf-token';
export const contentHash = '9f86d081884c7d659a2feaa0c55ad015';

export const issue = (user: string): string => jwt.sign({ user }, process.env.JWT_SECRET ?? '');
export const read = (token: string): unknown => jwt.verify(token, '-----BEGIN PUBLIC KEY-----');
// A label that a standard names is no key.
export const seed = (entropy: Buffer): Buffer => createHmac('sha512', 'Bitcoin seed').update(entropy).digest();
