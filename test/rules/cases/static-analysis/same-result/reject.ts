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
