declare function save(id: string): Promise<void>;
declare function ok(id: string): Promise<boolean>;

export async function all(ids: string[]): Promise<void> {
  // reject: static-analysis/async-callback
  ids.forEach(async (id) => {
    await save(id);
  });
  // reject: static-analysis/async-callback
  if (ids.some(async (id) => ok(id))) await save('any');
}

export function later(store: { filter(by: (id: string) => unknown): string[] }): string[] {
  // reject: static-analysis/async-callback likely
  return store.filter(async (id) => ok(id));
}

// reject: static-analysis/async-callback
export const odd = Object.keys({ a: 1 }).find(async (key) => ok(key));

async function isKnown(name: string): Promise<boolean> {
  return (await fetch(name)).ok;
}

export async function known(names: readonly string[]): Promise<readonly string[]> {
  await names.map(async (name) => { // reject: static-analysis/async-callback likely
    await isKnown(name);
  });
  return names.filter(isKnown); // reject: static-analysis/async-callback
}
