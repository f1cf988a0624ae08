export { findUser } from './users.ts';
