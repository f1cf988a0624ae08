export const read = (value: unknown): string => String((value as { first: number }).first) + ((value as any).second as string);
export const names = ['a', 'b'] as const;
