declare function save(id: string): Promise<void>;

export async function all(ids: string[]): Promise<void> {
  await Promise.all(ids.map(async (id) => save(id)));
  for (const id of ids) await save(id);
  ids.forEach((id) => {
    void save(id).catch(() => undefined);
  });
}

async function isKnown(name: string): Promise<boolean> {
  return (await fetch(name)).ok;
}

export async function known(names: readonly string[]): Promise<readonly boolean[]> {
  return await Promise.all(names.map(isKnown));
}
