export function merge(first, second) {
  const pairs = [[first, second]];
  while (pairs.length > 0) {
    const [target, source] = pairs.pop();
    for (const key in source) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') continue;
      if (typeof source[key] === 'object' && typeof target[key] === 'object') pairs.push([target[key], source[key]]);
      else target[key] = source[key];
    }
  }
}
