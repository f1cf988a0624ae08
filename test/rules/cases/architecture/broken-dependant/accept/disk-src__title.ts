export const title = (text: string): string => text.trim();
export const unused = 1;
