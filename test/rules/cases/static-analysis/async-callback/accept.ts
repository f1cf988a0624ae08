declare function save(id: string): Promise<void>;

export async function all(ids: string[]): Promise<void> {
  await Promise.all(ids.map(async (id) => save(id)));
  for (const id of ids) await save(id);
  ids.forEach((id) => {
    void save(id).catch(() => undefined);
  });
}
