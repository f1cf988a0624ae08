export const heading = (text: string): string => text.trim();
export { heading as title };
