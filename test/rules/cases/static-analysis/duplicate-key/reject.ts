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

export function twice(kind: string | number): number {
  switch (kind) {
    case 'a':
      return 1;
    case "a": // reject: static-analysis/duplicate-key
      return 2;
    case 1:
      return 3;
    case 0x1: // reject: static-analysis/duplicate-key
      return 4;
    default:
      return 0;
  }
}
export const numbers = { 1: 'a', 1: 'b' }; // reject: static-analysis/duplicate-key
export class Fields {
  size = 1;
  size = 2; // reject: static-analysis/duplicate-key
}
