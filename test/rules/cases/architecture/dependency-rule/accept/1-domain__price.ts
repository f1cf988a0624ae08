export const price = (net: number): number => net * 2;
