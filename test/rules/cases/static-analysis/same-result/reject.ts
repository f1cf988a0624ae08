export function odd(role: string, value: number, list: readonly string[], key: string, object: object): boolean {
  // reject: static-analysis/same-result
  if (role === 'admin' || 'owner') return true;
  // reject: static-analysis/same-result
  if (value === NaN) return true;
  // reject: static-analysis/same-result
  if (list === []) return true;
  // reject: static-analysis/same-result
  if (!key in object) return true;
  // reject: static-analysis/same-result
  return typeof role === 'strng';
}

export function more(state: string, count: number, list: readonly string[]): boolean[] {
  const first = state !== 'open' || state !== 'closed'; // reject: static-analysis/same-result
  const second = state === 'open' && state === 'closed'; // reject: static-analysis/same-result
  const third = count > 5 && count < 3; // reject: static-analysis/same-result
  const fourth = list.length >= 0; // reject: static-analysis/same-result
  const fifth = 1 < count < 3; // reject: static-analysis/same-result
  const sixth = typeof state === undefined; // reject: static-analysis/same-result
  if (state = 'done') return []; // reject: static-analysis/same-result
  return [first, second, third, fourth, fifth, sixth];
}
