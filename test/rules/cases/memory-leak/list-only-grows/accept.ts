import express from 'express';

const recent: string[] = [];
const plugins: (() => void)[] = [];
const handlers: ((name: string) => void)[] = [];
const app = express();
app.get('/recent', (request, response) => {
  recent.push(request.path);
  if (recent.length > 100) recent.shift();
  response.json(recent.map((path) => path.length));
});
export function setUp(): void {
  plugins.push(() => undefined);
}
export function subscribe(handler: (name: string) => void): void {
  handlers.push((name) => handler(name));
}
export function tell(name: string): void {
  for (const plugin of plugins) plugin();
  for (const handler of handlers) handler(name);
}
