import { user } from '../domain/user.ts';

export const store = [user()];
