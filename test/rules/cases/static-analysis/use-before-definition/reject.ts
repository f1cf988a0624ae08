// reject: static-analysis/use-before-definition
export const doubled = size * 2;
const size = 4;

export function area(): number {
  // reject: static-analysis/use-before-definition
  const total = width * 2;
  const width = 3;
  return total;
}

// reject: static-analysis/use-before-definition
export class Circle extends Shape {}
class Shape {}
