export const UserCard = (): string => 'card';
