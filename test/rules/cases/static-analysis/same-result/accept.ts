export function fine(role: string, value: number, list: readonly string[], key: string, object: object): string {
  if (role === 'admin' || role === 'owner') return 'both';
  if (Number.isNaN(value) || value !== value) return 'none';
  if (list.length === 0 || !(key in object)) return 'empty';
  if (typeof value === 'bigint') return 'big';
  return role || 'guest';
}

export function more(state: string, other: string, count: number, list: readonly string[]): boolean[] {
  let found: RegExpExecArray | null;
  while ((found = /x/.exec(state))) list.at(found.index);
  return [state !== 'open' && state !== 'closed', state === 'open' || state === 'closed', state === 'open' && other === 'closed', count > 3 && count < 5, count >= 3 && count <= 3, list.length > 0, list[0] !== 'a' || list[0] !== 'b'];
}

// What is no list may have any length.
export function isListLike(value: { readonly length?: unknown }): boolean {
  return typeof value.length === 'number' && !(value.length < 0);
}

// What prompts ask their validators for: true, or what to say.
export const validate = (answer: string): string | boolean => answer === 'yes' || 'Type yes to go on.';
