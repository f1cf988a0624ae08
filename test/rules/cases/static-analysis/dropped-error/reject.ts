declare class OrderError extends Error {
  constructor(message: string);
}

export function first(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) { // reject: static-analysis/dropped-error likely
    throw new OrderError('no order');
  }
}

export function second(text: string): unknown {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {} // reject: static-analysis/dropped-error likely
  return value;
}

export async function third(save: () => Promise<void>): Promise<void> {
  try {
    await save();
  } catch {} // reject: static-analysis/dropped-error likely
}

export function fourth(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {} // reject: static-analysis/dropped-error likely
}
