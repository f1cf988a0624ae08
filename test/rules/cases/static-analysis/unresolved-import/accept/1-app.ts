import { later } from './later.ts';
import type { Route } from './+types/route';
import client from '../generated/client.js';
import { anything } from './old.js';
import data from './data.json' with { type: 'json' };

export async function load(): Promise<unknown> {
  try {
    return await import('./optional.ts');
  } catch {
    return import('./other.ts').catch(() => undefined);
  }
}

export const route: Route = { later, client, anything, data };
