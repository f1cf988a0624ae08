async function save(name: string): Promise<void> {
  await fetch('/names', { body: name });
}
function note(name: string): void {
  console.info(name);
}

export async function store(name: string): Promise<void> {
  note(name);
  void save(name);
  save(name).catch(() => undefined);
  await save(name);
}

export function start(): void {
  save('first');
}

save('second');
