import { createRequire } from 'node:module';

const part = 'express';
const load = createRequire(import.meta.url);
export const named: unknown = await import(part);
export const place: string = import.meta.resolve('express/lib/express.js');
export const loaded: unknown = load('node:' + 'fs');
export type Express = import('express').Express;
export const asked = async (name: string): Promise<unknown> => import(name);

// What is there only perhaps is asked for in a try.
export function optional(): string | undefined {
  try {
    return load.resolve('easy-retry-perhaps');
  } catch {
    return undefined;
  }
}
