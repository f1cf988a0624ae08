import express from 'express';
const app = express();
const settings: Record<string, Record<string, unknown>> = {};
app.post('/set', (req, res) => {
  const { group, name } = req.body;
  if (group === '__proto__' || group === 'constructor' || group === 'prototype') return res.status(400).end();
  settings[group][name] = req.body.value;
  return res.end();
});

/** Every key has been looked at before the first is used. */
export function setAt(target: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  for (const key of keys) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return;
  }
  let at: Record<string, unknown> = target;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[String(keys.at(-1))] = value;
}

const REFUSED = ['__proto__', 'constructor', 'prototype'];

export function unflatten(source: Record<string, unknown>, separator: string): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const path of Object.keys(source)) {
    const keys = path.split(separator);
    keys.reduce<Record<string, unknown>>((at, key, index) => {
      if (REFUSED.includes(String(keys[index]))) return at;
      return (at[key] ??= keys.length - 1 === index ? source[path] : {}) as Record<string, unknown>;
    }, result);
  }
  return result;
}

/** All who call it bring an object with one of its own keys, or a name that stands here. */
function revive(holder: Record<string, unknown>, name: string, change: (value: unknown) => unknown): unknown {
  const value = holder[name] as Record<string, unknown>;
  if (typeof value === 'object') for (const key in value) value[key] = revive(value, key, change);
  return change(value);
}

export function reviveAll(root: unknown, change: (value: unknown) => unknown): unknown {
  return revive({ '': root }, '', change);
}
