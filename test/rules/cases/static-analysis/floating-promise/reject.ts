async function save(name: string): Promise<void> {
  await fetch('/names', { body: name });
}
const load = async (name: string): Promise<string> => (await fetch(name)).text();

export async function store(name: string): Promise<void> {
  // reject: static-analysis/floating-promise likely
  save(name);
  try {
    // reject: static-analysis/floating-promise
    load(name);
  } catch (error) {
    console.error(error);
  }
}
