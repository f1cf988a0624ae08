export const bucket = <V>(values: readonly V[], name: (value: V) => string): Map<string, V[]> => { // reject: architecture/reinvented-helper
  const result = new Map<string, V[]>();
  for (const value of values) {
    const label = name(value);
    const list = result.get(label) ?? [];
    list.push(value);
    result.set(label, list);
  }
  return result;
};
