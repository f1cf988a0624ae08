export function first(value: number): number {
  return inner(value);
  function inner(each: number): number {
    return each;
  }
}

export function second(kind: string): number {
  switch (kind) {
    case 'a':
      return 1;
      break;
    default:
      return 2;
  }
}

export function third(value: number): number {
  if (value > 1) return 1;
  return 2;
}
