export const UserCard = (): string => 'card'; // reject: architecture/file-placing
