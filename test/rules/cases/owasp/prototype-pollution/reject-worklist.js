/** A list of what is still to do instead of a call. */
export function merge(first, second) {
  const pairs = [[first, second]];
  while (pairs.length > 0) {
    const [target, source] = pairs.pop();
    for (const key in source) {
      if (typeof source[key] === 'object' && typeof target[key] === 'object') pairs.push([target[key], source[key]]);
      else target[key] = source[key]; // reject: owasp/prototype-pollution likely
    }
  }
}

export function assign(target, source) {
  for (const key of Object.keys(source)) {
    if (typeof source[key] === 'object' && typeof target[key] === 'object') assign(target[key], source[key]);
    else Reflect.set(target, key, source[key]); // reject: owasp/prototype-pollution likely
  }
}
