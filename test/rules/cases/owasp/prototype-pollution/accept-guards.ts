type Tree = Record<string, any>;

/** What is not the object's own is replaced before it is read. */
export function setOwn(target: Tree, path: string, value: unknown): void {
  const keys = path.split('.');
  let at = target;
  for (let i = 0; i < keys.length - 1; i++) {
    if (!Object.prototype.hasOwnProperty.call(at, keys[i])) at[keys[i]] = {};
    at = at[keys[i]];
  }
  at[keys[keys.length - 1]] = value;
}

/** A constructor is no object for `typeof`, so an object of the program's own takes its place. */
export function setInside(target: Tree, path: string, value: unknown): void {
  const keys = path.split('.');
  let at = target;
  keys.slice(0, -1).forEach((key) => {
    if (key === '__proto__') return;
    if (!at[key] || typeof at[key] !== 'object') at[key] = {};
    at = at[key];
  });
  at[keys[keys.length - 1]] = value;
}

const isHarmless = (key: string): boolean => key !== '__proto__' && key !== 'constructor' && key !== 'prototype';

/** Only what the predicate lets through is left in the list. */
export function setFiltered(target: Tree, path: string, value: unknown): void {
  const keys = path.split('.').filter(isHarmless);
  let at = target;
  for (let i = 0; i < keys.length - 1; i++) at = at[keys[i]];
  at[keys[keys.length - 1]] = value;
}

const isPlain = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object Object]';

/** Two conditions together say that the clone is a list, a plain object or new. */
export function extend(target: Tree, source: Tree): Tree {
  for (const name in source) {
    const copy = source[name];
    if (name === '__proto__' || target === copy) continue;
    if (copy && (isPlain(copy) || Array.isArray(copy))) {
      const isList = Array.isArray(copy);
      const before = target[name];
      let clone;
      if (isList && !Array.isArray(before)) clone = [];
      else if (!isList && !isPlain(before)) clone = {};
      else clone = before;
      target[name] = extend(clone, copy);
    } else if (copy !== undefined) target[name] = copy;
  }
  return target;
}

/** The element that was compared is the one that is used: the counter goes up after it was read. */
export function setCounted(target: Tree, pointer: string[], value: unknown): void {
  let part = '';
  for (let at = 1; at < pointer.length; ) {
    if (pointer[at] === 'constructor' || pointer[at] === 'prototype' || pointer[at] === '__proto__') return;
    part = pointer[at++];
    if (at >= pointer.length) break;
    target = target[part];
  }
  target[part] = value;
}

/** The object is compared instead of the key. */
export function setBelow(target: Tree, path: string[], value: unknown): void {
  let at = target;
  for (const key of path.slice(0, -1)) {
    at = at[key];
    if (at === Object.prototype || at === Function.prototype) return;
  }
  at[path[path.length - 1]] = value;
}

/** Whoever calls names one property of his own: nothing is taken apart. */
export function setSpecial(target: Tree, special: string, path: string, value: unknown): void {
  const at = target[special] ? target[special] : target;
  const keys = path.split('.').filter(isHarmless);
  at[keys[0]] = value;
}

/** A symbol of the program's own is written, whatever the key has led to. */
export function makeIterable(table: Tree, path: string, iterate: () => Iterator<unknown>): void {
  const keys = path.split('.');
  table[keys[0]][Symbol.iterator] = iterate;
}

/** Every plain object has `__proto__` and `constructor`: what a table does not have is neither. */
const RESERVED = { prototype: true };
export function setUnreserved(target: Tree, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = String(keys.pop());
  for (const key of keys) {
    if (RESERVED[key as 'prototype']) return;
    target = target[key];
  }
  if (RESERVED[last as 'prototype']) return;
  target[last] = value;
}

export function mergeUninherited(target: Tree, source: Tree): void {
  for (const key of Object.keys(source)) {
    if (key in Object.prototype) continue;
    if (typeof target[key] === 'object') mergeUninherited(target[key], source[key]);
    else target[key] = source[key];
  }
}

export function mergeUnlisted(target: Tree, source: Tree): void {
  for (const key of Object.keys(source)) {
    if (['__proto__', 'constructor', 'prototype'].some((name) => name === key)) continue;
    if (typeof target[key] === 'object') mergeUnlisted(target[key], source[key]);
    else target[key] = source[key];
  }
}
