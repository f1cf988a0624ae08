export const label = (net: number): string => String(net);
