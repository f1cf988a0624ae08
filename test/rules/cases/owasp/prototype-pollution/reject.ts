import express from 'express';
const app = express();
const settings: Record<string, Record<string, unknown>> = {};
app.post('/set', (req, res) => {
  settings[req.body.group][req.body.name] = req.body.value; // reject: owasp/prototype-pollution
  res.end();
});

/** Keys behind the one that ended the loop were not looked at. */
export function setUntil(target: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  for (const key of keys) {
    if (key === '') break;
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return;
  }
  let at: Record<string, unknown> = target;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[String(keys.at(-1))] = value; // reject: owasp/prototype-pollution likely
}

/** A prototype is a plain object: asking whether it is one keeps nothing away. */
export function extend(...given: Record<string, unknown>[]): unknown {
  const target = arguments[0] as Record<string, unknown>;
  for (let at = 1; at < given.length; at++) {
    const options = arguments[at] as Record<string, unknown>;
    for (const name in options) {
      const own = target[name];
      const copy = options[name];
      if (isPlainObject(own) && isPlainObject(copy)) target[name] = extend(own, copy); // reject: owasp/prototype-pollution likely
      else target[name] = copy; // reject: owasp/prototype-pollution likely
    }
  }
  return target;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

// A table without a prototype has only what was written into it.
const KNOWN: Record<string, boolean> = Object.assign(Object.create(null), { prototype: true });
export function mergeKnown(target: Record<string, any>, source: Record<string, any>): void {
  for (const key of Object.keys(source)) {
    if (KNOWN[key]) continue;
    if (typeof target[key] === 'object') mergeKnown(target[key], source[key]);
    else target[key] = source[key]; // reject: owasp/prototype-pollution likely
  }
}

export function mergeUnlisted(target: Record<string, any>, source: Record<string, any>): void {
  for (const key of Object.keys(source)) {
    if (['toString', 'valueOf'].some((name) => name === key)) continue;
    if (typeof target[key] === 'object') mergeUnlisted(target[key], source[key]);
    else target[key] = source[key]; // reject: owasp/prototype-pollution likely
  }
}
