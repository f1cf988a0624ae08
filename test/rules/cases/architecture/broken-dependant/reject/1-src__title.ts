export const heading = (text: string): string => text.trim(); // reject: architecture/broken-dependant, architecture/broken-dependant likely
