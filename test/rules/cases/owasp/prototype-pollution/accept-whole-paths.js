const isUnsafe = (name) => name === '__proto__' || name === 'constructor' || name === 'prototype';
const REFUSED = new Set(['__proto__', 'constructor', 'prototype']);
const isUnsafePath = (path) => path.split('.').some(isUnsafe);

export function compared(object, path, value) {
  const names = path.split('.');
  if (path.split('.').some((name) => name === '__proto__' || name === 'constructor')) throw new Error('not a path');
  let i = 0;
  for (; i < names.length - 1; i++) object = object[names[i]] || (object[names[i]] = {});
  object[names[i]] = value;
}

export function matched(object, path, value) {
  if (/(?:^|\.)(?:__proto__|constructor|prototype)(?:\.|$)/.test(path)) throw new Error('not a path');
  const names = path.split('.');
  let i = 0;
  for (; i < names.length - 1; i++) object = object[names[i]] || (object[names[i]] = {});
  object[names[i]] = value;
}

export function listed(object, path, value) {
  for (const name of path.split('.')) if (REFUSED.has(name)) throw new Error('not a path');
  const names = path.split('.');
  const last = names.pop();
  for (const name of names) object = object[name] ??= {};
  object[last] = value;
}

export function asked(object, path, value) {
  if (isUnsafePath(path)) throw new Error('not a path');
  path.split('.').reduce((all, name, i, names) => (all[name] = i + 1 === names.length ? value : all[name] || {}), object);
}

export function searched(object, path, value) {
  if (path.includes('__proto__') || path.includes('constructor')) throw new Error('not a path');
  const names = path.split('.');
  const last = names.pop();
  for (const name of names) object = object[name] ??= {};
  object[last] = value;
}

export function merged(target, source) {
  for (const [key, value] of Object.entries(source)) {
    if (key.startsWith('__') || key === 'constructor') continue;
    if (value && typeof value === 'object') target[key] = merged(target[key] || {}, value);
    else target[key] = value;
  }
  return target;
}

export function underscored(target, source) {
  for (const [key, value] of Object.entries(source)) {
    if (key[0] === '_' || /^constructor$/.test(key)) continue;
    if (value && typeof value === 'object') target[key] = underscored(target[key] || {}, value);
    else target[key] = value;
  }
  return target;
}
