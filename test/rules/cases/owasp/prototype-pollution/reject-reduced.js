import _ from 'lodash';
import reduce from 'lodash/reduce';

export function merged(target, source) {
  return Object.keys(source).reduce((out, key) => {
    if (typeof source[key] === 'object') out[key] = merged(out[key] || {}, source[key]); // reject: owasp/prototype-pollution likely
    else out[key] = source[key]; // reject: owasp/prototype-pollution likely
    return out;
  }, target);
}

export function paired(target, source) {
  return Object.entries(source).reduce((all, [key, value]) => {
    all[key] = value && typeof value === 'object' ? paired(all[key] || {}, value) : value; // reject: owasp/prototype-pollution likely
    return all;
  }, target);
}

export function defaulted(target, source) {
  return reduce(source, (all, value, key) => {
    if (_.isObject(value) && _.isObject(all[key])) defaulted(all[key], value);
    else if (all[key] === undefined) all[key] = value; // reject: owasp/prototype-pollution likely
    return all;
  }, target);
}

export function reflected(object, path, value) {
  const parts = path.split('/');
  const name = parts.pop();
  let node = object;
  for (const part of parts) {
    if (!Reflect.has(node, part)) Reflect.set(node, part, {}); // reject: owasp/prototype-pollution likely
    node = Reflect.get(node, part);
  }
  Reflect.set(node, name, value); // reject: owasp/prototype-pollution likely
}
