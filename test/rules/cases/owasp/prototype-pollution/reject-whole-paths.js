const isUnsafe = (name) => name === '__proto__' || name === 'constructor' || name === 'prototype';
const REFUSED = new Set(['__proto__', 'constructor', 'prototype']);

/** That a path is no such name says nothing of its parts. */
export function compared(object, path, value) {
  if (path === '__proto__' || path === 'constructor') throw new Error('not a path');
  const names = path.split('.');
  let i = 0;
  for (; i < names.length - 1; i++) object = object[names[i]] || (object[names[i]] = {}); // reject: owasp/prototype-pollution likely
  object[names[i]] = value; // reject: owasp/prototype-pollution likely
}

export function matched(object, path, value) {
  if (/^(?:__proto__|constructor|prototype)$/.test(path)) throw new Error('not a path');
  const names = path.split('.');
  let i = 0;
  for (; i < names.length - 1; i++) object = object[names[i]] || (object[names[i]] = {}); // reject: owasp/prototype-pollution likely
  object[names[i]] = value; // reject: owasp/prototype-pollution likely
}

export function listed(object, path, value) {
  if (REFUSED.has(path)) throw new Error('not a path');
  const names = path.split('.');
  const last = names.pop();
  for (const name of names) object = object[name] ??= {}; // reject: owasp/prototype-pollution likely
  object[last] = value; // reject: owasp/prototype-pollution likely
}

export function asked(object, path, value) {
  if (isUnsafe(path)) throw new Error('not a path');
  path.split('.').reduce((all, name, i, names) => (all[name] = i + 1 === names.length ? value : all[name] || {}), object); // reject: owasp/prototype-pollution likely
}

export function begun(object, path, value) {
  if (path.startsWith('__proto__') || path.startsWith('constructor')) throw new Error('not a path');
  const names = path.split('.');
  const last = names.pop();
  for (const name of names) object = object[name] ??= {}; // reject: owasp/prototype-pollution likely
  object[last] = value; // reject: owasp/prototype-pollution likely
}

export function merged(target, source) {
  for (const [key, value] of Object.entries(source)) {
    if (key.startsWith('$') || key === 'constructor') continue;
    if (value && typeof value === 'object') target[key] = merged(target[key] || {}, value); // reject: owasp/prototype-pollution likely
    else target[key] = value; // reject: owasp/prototype-pollution likely
  }
  return target;
}
