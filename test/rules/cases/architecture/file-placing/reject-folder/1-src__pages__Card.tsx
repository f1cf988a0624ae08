export const Card = (): string => 'card'; // reject: architecture/file-placing
