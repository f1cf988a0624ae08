import { listeners } from './bus.ts';
export function drain(): void {
  for (let next = listeners.shift(); next !== undefined; next = listeners.shift()) next();
}
