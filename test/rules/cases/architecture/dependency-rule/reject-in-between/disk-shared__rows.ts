export const rows = (): number => 1;
