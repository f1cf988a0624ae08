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
