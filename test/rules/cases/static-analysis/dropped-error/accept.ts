export function first(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`no order: ${String(error)}`);
  }
}

export function second(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON counts as text.
  }
  return text;
}

export function third(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw error;
  }
}

export function fourth(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {}
  return text;
}

export async function fifth(started: Promise<void>): Promise<void> {
  try {
    await started;
  } catch {}
}

export async function sixth(): Promise<unknown> {
  let compiler: unknown;
  try {
    compiler = (await import('typescript')).default;
  } catch {}
  return compiler;
}

export function seventh(remove: () => void): void {
  try {
    remove();
    // It may be gone already.
  } catch {}
}
