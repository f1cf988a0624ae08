import _ from 'lodash';
import reduce from 'lodash/reduce';

const indexOf = [].indexOf || function (item) { for (let i = 0, l = this.length; i < l; i++) { if (i in this && this[i] === item) return i; } return -1; };

export function merged(target, source) {
  return Object.keys(source).reduce((out, key) => {
    if (typeof source[key] === 'object') out[key] = merged(Object.hasOwn(out, key) ? out[key] : {}, source[key]);
    else out[key] = source[key];
    return out;
  }, target);
}

export function paired(target, source) {
  return Object.entries(source).reduce((all, [key, value]) => {
    if (key === '__proto__' || key === 'constructor') return all;
    all[key] = value && typeof value === 'object' ? paired(all[key] || {}, value) : value;
    return all;
  }, target);
}

export function defaulted(target, source) {
  return reduce(source, (all, value, key) => {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return all;
    if (_.isObject(value) && _.isObject(all[key])) defaulted(all[key], value);
    else if (all[key] === undefined) all[key] = value;
    return all;
  }, target);
}

export function reflected(object, path, value) {
  const parts = path.split('/');
  if (parts.includes('__proto__') || parts.includes('constructor')) throw new Error('not a path');
  const name = parts.pop();
  let node = object;
  for (const part of parts) {
    if (!Reflect.has(node, part)) Reflect.set(node, part, {});
    node = Reflect.get(node, part);
  }
  Reflect.set(node, name, value);
}

/** As CoffeeScript writes it. */
export function borrowed(object, path, value) {
  let i, key, len, ref;
  const parts = path.split('.');
  if (indexOf.call(parts, '__proto__') >= 0 || indexOf.call(parts, 'constructor') >= 0) return;
  ref = parts.slice(0, -1);
  for (i = 0, len = ref.length; i < len; i++) {
    key = ref[i];
    object = object[key] != null ? object[key] : object[key] = {};
  }
  return object[parts[parts.length - 1]] = value;
}

export function described(object, path, value) {
  const parts = path.split('.');
  while (parts.length > 1) {
    const part = parts.shift();
    if (!Object.getOwnPropertyDescriptor(object, part)) throw new Error('no such property');
    object = object[part];
  }
  Object.defineProperty(object, parts[0], { value, writable: true });
}

export function kept(text) {
  const result = {};
  for (const line of text.split('\n')) {
    const [path, value] = line.split('=');
    let node = result;
    const names = path.trim().split('.');
    names.forEach((name, i) => {
      if (i === names.length - 1) return void (node[name] = value);
      node[name] = Object.prototype.hasOwnProperty.call(node, name) ? node[name] : {};
      node = node[name];
    });
  }
  return result;
}
