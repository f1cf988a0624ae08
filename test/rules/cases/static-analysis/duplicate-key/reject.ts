// reject: static-analysis/duplicate-key
export const limits = { small: 1, ['small']: 2 };

export class Box {
  open(): number {
    return 1;
  }
  // reject: static-analysis/duplicate-key
  open(): number {
    return 2;
  }
}

export function nameOf(kind: string, count: number): string {
  switch (kind) {
    case 'a':
      return 'first';
    // reject: static-analysis/duplicate-key
    case 'a':
      return 'second';
    default:
  }
  if (count > 1) return 'many';
  // reject: static-analysis/duplicate-key
  else if (count > 1) return 'more';
  return 'one';
}
