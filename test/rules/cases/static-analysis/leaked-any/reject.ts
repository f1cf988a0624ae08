// reject: static-analysis/leaked-any likely
export const settingsOf = (text: string) => JSON.parse(text);

export async function user(id: string) {
  const response = await fetch(`/users/${encodeURIComponent(id)}`);
  // reject: static-analysis/leaked-any likely
  return await response.json();
}

export async function order(id: string) {
  const response = await fetch(`/orders/${encodeURIComponent(id)}`);
  // reject: static-analysis/leaked-any likely
  return response.json();
}

import express from 'express';
interface NewUser {
  readonly name: string;
}
declare function store(user: NewUser): void;
const app = express();
app.post('/users', (request, response) => {
  // reject: static-analysis/leaked-any likely
  const user: NewUser = request.body;
  store(user);
  response.end();
});
app.put('/users', async (request, response) => {
  // reject: static-analysis/leaked-any likely
  store(request.body as NewUser);
  response.end();
});
