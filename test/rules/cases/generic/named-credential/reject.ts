import { createCipheriv, createHmac } from 'node:crypto';
import cookies from 'cookie-parser';
import session from 'express-session';
import jwt from 'jsonwebtoken';

export const dbPassword = 'Tr0ub4dor&3xKq9'; // reject: generic/named-credential likely
export const settings = { apiKey: 'f1Nzl7TqcYKwi4Bn9VHtfMyk', name: 'shop' }; // reject: generic/named-credential likely
export const headers = { Authorization: 'Bearer f1Nzl7TqcYKwi4Bn9VHtfMyk6SEq' }; // reject: generic/named-credential likely
export const SIGNING_KEY: string = '9f86d081884c7d659a2feaa0c55ad015'; // reject: generic/named-credential likely

export const token = jwt.sign({ user: 1 }, 'shop-internal-word'); // reject: generic/named-credential likely
export const parsed = cookies('keyboard-in-the-office'); // reject: generic/named-credential likely
export const kept = session({ secret: 'keyboard-in-the-office' }); // reject: generic/named-credential likely
export const signed = createHmac('sha256', 'f1Nzl7TqcYKwi4Bn9VHtfMyk').update('x').digest('hex'); // reject: generic/named-credential likely
export const closed = (iv: Buffer) => createCipheriv('aes-256-cbc', 'f1Nzl7TqcYKwi4Bn9VHtfMykf1Nzl7Tq', iv); // reject: generic/named-credential likely
