export const rows: readonly number[] = [1];
