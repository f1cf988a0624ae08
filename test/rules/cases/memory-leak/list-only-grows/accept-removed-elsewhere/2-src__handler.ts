import { listeners } from './bus.ts';
export function onRequest(): void {
  listeners.push(() => undefined);
}
