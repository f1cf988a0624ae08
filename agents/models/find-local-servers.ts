import { z } from 'zod';
import { guardedFetch } from './network.ts';
import type { Fetch } from './network-rules.ts';

/** A model server on this machine. */
export interface LocalServer {
  /** What usually listens there. */
  readonly name: string;
  readonly baseURL: string;
  /** Ids of the models it offers. */
  readonly models: readonly string[];
}

/** The ports on which well-known servers listen unless they are told otherwise. */
const USUAL: readonly (readonly [name: string, baseURL: string])[] = [
  ['Ollama', 'http://127.0.0.1:11434/v1'],
  ['LM Studio', 'http://127.0.0.1:1234/v1'],
  ['llama.cpp', 'http://127.0.0.1:8080/v1'],
  ['vLLM', 'http://127.0.0.1:8000/v1'],
];
const PATIENCE_MS = 300;

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** How servers are looked for. */
export interface FindLocalOptions {
  /** Looks here instead of on the usual ports. */
  readonly addresses?: readonly (readonly [name: string, baseURL: string])[];
  readonly fetch?: Fetch;
}

/** Asks the usual ports of this machine for their models, all at once, 300 ms at most. Opens no other socket. */
export async function findLocalServers({ addresses = USUAL, fetch }: FindLocalOptions = {}): Promise<readonly LocalServer[]> {
  const local = guardedFetch({ mode: 'local' }, fetch);
  const found = await Promise.all(
    addresses.map(async ([name, baseURL]) => {
      const models = await modelsAt(local, baseURL).catch(() => []);
      return models.length === 0 ? [] : [{ name, baseURL, models }];
    }),
  );
  return found.flat();
}

async function modelsAt(fetch: Fetch, baseURL: string): Promise<readonly string[]> {
  const response = await fetch(`${baseURL}/models`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const list = listSchema.parse(await response.json());
  return list.data.map((model) => model.id);
}
