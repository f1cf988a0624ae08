export const price = (value: number): string => value.toFixed(2);
