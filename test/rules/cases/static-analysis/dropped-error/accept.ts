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

declare const log: { error(error: unknown): void };
declare const response: { status(code: number): { json(body: unknown): void } };

// A parse is an attempt: the default stands when it fails.
export function eighth(text: string): unknown {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {}
  return value;
}

// What is wrong came in from outside, and the new error says so.
export async function ninth(verify: () => Promise<string>): Promise<string> {
  try {
    return await verify();
  } catch (error) {
    throw new Error('Invalid token');
  }
}

export async function tenth(load: () => Promise<string>): Promise<void> {
  try {
    response.status(200).json(await load());
  } catch (error) {
    log.error(error);
    response.status(500).json({ error: 'Internal server error' });
  }
}

// Not ready is an answer, and no fault.
export async function eleventh(ping: () => Promise<void>): Promise<void> {
  try {
    await ping();
    response.status(200).json({});
  } catch {
    response.status(503).json({});
  }
}

export async function twelfth(text: string, writeCache: (text: string) => Promise<void>): Promise<void> {
  try {
    await writeCache(text);
  } catch {}
}

export async function thirteenth(work: () => Promise<void>, sendAlarm: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    try {
      await sendAlarm();
    } catch {}
    throw error;
  }
}

export async function trySend(sendMail: () => Promise<void>): Promise<void> {
  try {
    await sendMail();
  } catch {}
}
