export const find = (text: string): string => text.trim();
