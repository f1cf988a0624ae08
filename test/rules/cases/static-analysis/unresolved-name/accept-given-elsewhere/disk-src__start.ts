declare const start: () => unknown;
(globalThis as Record<string, unknown>).other = start();
window["shopApp"] ??= start();
