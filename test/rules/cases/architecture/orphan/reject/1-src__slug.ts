export const slug = (text: string): string => text.toLowerCase(); // reject: architecture/orphan likely
