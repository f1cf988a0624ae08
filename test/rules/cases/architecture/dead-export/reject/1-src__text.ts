export const trim = (text: string): string => text.trim();
export const upper = (text: string): string => text.toUpperCase(); // reject: architecture/dead-export likely
export type Size = number;
