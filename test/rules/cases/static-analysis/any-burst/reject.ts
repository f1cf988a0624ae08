export const read = (value: unknown): number => (value as any).first + (value as unknown as { second: number }).second + (value as any).third; // reject: static-analysis/any-burst likely
