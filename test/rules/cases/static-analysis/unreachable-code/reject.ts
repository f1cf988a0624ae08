export function first(value: number): number {
  if (value > 1) {
    return value;
  } else {
    throw new RangeError('too small');
  }
  // reject: static-analysis/unreachable-code
  return 0;
}

export function second(values: readonly number[]): number {
  for (const value of values) {
    if (value > 1) {
      continue;
      // reject: static-analysis/unreachable-code
      console.info(value);
    }
  }
  return 0;
}
