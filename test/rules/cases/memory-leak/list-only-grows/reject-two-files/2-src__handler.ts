import { listeners } from './bus.ts';
export function onRequest(): void {
  // reject: memory-leak/list-only-grows likely
  listeners.push(() => undefined);
}
