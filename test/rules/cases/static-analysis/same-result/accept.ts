export function fine(role: string, value: number, list: readonly string[], key: string, object: object): string {
  if (role === 'admin' || role === 'owner') return 'both';
  if (Number.isNaN(value) || value !== value) return 'none';
  if (list.length === 0 || !(key in object)) return 'empty';
  if (typeof value === 'bigint') return 'big';
  return role || 'guest';
}
