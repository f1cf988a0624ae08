import { readFileSync } from 'node:fs';

export const name = (): string => readFileSync('name', 'utf8');
