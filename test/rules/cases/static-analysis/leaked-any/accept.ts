interface Settings {
  readonly name: string;
}

export const settingsOf = (text: string): unknown => JSON.parse(text);
export function parsed(text: string, check: (value: unknown) => Settings): Settings {
  const value: unknown = JSON.parse(text);
  return check(value);
}
const inner = (text: string) => JSON.parse(text);
export const nameOf = (text: string): string => String(inner(text).name);
export async function user(): Promise<Settings> {
  const response = await fetch('/user');
  return (await response.json()) as Settings;
}

import express from 'express';
declare const schema: { parse(value: unknown): Settings };
declare const validated: express.RequestHandler;
declare function apply(settings: Settings): void;
const app = express();
app.post('/settings', (request, response) => {
  const given: unknown = request.body;
  apply(schema.parse(given));
  response.end();
});
app.put('/settings', validated, (request, response) => {
  apply(request.body as Settings);
  response.end();
});
app.patch('/settings', (request, response) => {
  const given = request.body as Partial<Settings>;
  if (typeof given.name === 'string') apply({ name: given.name });
  response.end();
});

// Who says `any` has decided so.
export const anythingIn = (text: string): any => JSON.parse(text);
