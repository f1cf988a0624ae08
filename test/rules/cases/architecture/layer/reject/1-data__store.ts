import type { User } from '../domain/user.ts';

export const users: User[] = [];
